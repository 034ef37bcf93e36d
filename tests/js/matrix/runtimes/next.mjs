/** Routes of Next.js, built and served as in production. */
import { answerOf, freePort } from "../lib/loopback.mjs";
import { execute, start } from "../lib/process.mjs";
import { app, program } from "../lib/stage.mjs";

const NEXT = [program("next", "dist/bin/next")];
const BUILD_SECONDS = 240;

export const nexts = ["edge", "node"].map((runtime) => ({
  name: `Next.js ${runtime} route`,
  async run() {
    const options = { cwd: app("next"), env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CI: "1" } };
    await build(options);
    const port = await freePort();
    const server = start(process.execPath, [...NEXT, "start", "-p", port, "-H", "127.0.0.1"], options);
    try {
      const response = await answerOf(`http://127.0.0.1:${port}/${runtime}`, server);
      return await response.json();
    } finally {
      await server.stop();
    }
  },
}));

let building;

/** Once for all routes. */
function build(options) {
  building ??= execute(process.execPath, [...NEXT, "build"], { ...options, seconds: BUILD_SECONDS });
  return building;
}
