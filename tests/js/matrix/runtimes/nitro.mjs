/** Nitro, built as for production: its own server, which is Nuxt's as well. The build is run where it was made alone. */
import { join } from "node:path";
import { answerOf, freePort } from "../lib/loopback.mjs";
import { execute, start } from "../lib/process.mjs";
import { app, program } from "../lib/stage.mjs";

export const nitros = [
  {
    name: "Nitro, node-server",
    async run() {
      const env = { ...process.env, NITRO_TELEMETRY_DISABLED: "1", NITRO_PRESET: "node-server", CI: "1" };
      const cwd = app("nitro");
      await execute(process.execPath, [program("nitropack", "dist/cli/index.mjs"), "build"], {
        cwd,
        env,
        seconds: 240,
      });
      const port = await freePort();
      const server = start(process.execPath, [join(cwd, ".output/server/index.mjs")], {
        env: { ...env, PORT: String(port), HOST: "127.0.0.1" },
      });
      try {
        return await (await answerOf(`http://127.0.0.1:${port}/`, server)).json();
      } finally {
        await server.stop();
      }
    },
  },
];
