/**
 * One conformance suite for every runtime: plain JavaScript that imports nothing but its own files.
 *
 * The package's modules are handed in, so that each program decides how it gets them: imported, required, bundled.
 */
import { answerTests } from "./answers.js";
import { errorTests } from "./errors.js";
import { handlerTests } from "./handler.js";
import { vectorTests } from "./vectors.js";

/** `modules`: what `paychop`, `paychop/handler` and `paychop/testing` export. Never throws. */
export async function conformance(modules) {
  const failures = [];
  let passed = 0;
  for (const [name, test] of [vectorTests, errorTests, answerTests, handlerTests].flatMap((of) =>
    of(modules),
  )) {
    try {
      await test();
      passed += 1;
    } catch (error) {
      failures.push(`${name}: ${error.stack?.includes(error.message) ? error.stack : error}`);
    }
  }
  return { passed, failed: failures.length, failures };
}
