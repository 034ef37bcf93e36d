/** The package's declarations must not be felt in a small project: what tsc reads and keeps grows by a tenth at most. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { measure, PROJECTS } from "./measure.mjs";

/** In all. They are made only for what a project names, so there is nothing that they could be a share of. */
const MADE = { Types: 3000, Instantiations: 4000 };

it("tsc reads and keeps at most a tenth more with the package than without", () => {
  const [without, used] = PROJECTS.map(measure);
  for (const count of ["Lines", "Identifiers", "Symbols", "Memory used"]) {
    assert.ok(used[count] > without[count], `${count}: nothing was read of the package`);
    assert.ok(used[count] <= 1.1 * without[count], `${count}: ${used[count]} after ${without[count]}`);
  }
  for (const [count, limit] of Object.entries(MADE)) {
    assert.ok(used[count] <= limit, `${count}: ${used[count]}, more than ${limit}`);
  }
});
