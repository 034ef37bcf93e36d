/** Where the frameworks and their apps are, and how both are run. */
import { join } from "node:path";

export const app = (name) => join(import.meta.dirname, "apps", name);

/** A program out of an installed npm package. */
export const program = (path) => join(import.meta.dirname, "node_modules", path);

/** None of them asks the network for anything, be it statistics or newer versions. */
export const ENVIRONMENT = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: "1",
  CI: "1",
  DO_NOT_TRACK: "1",
  NO_UPDATE_NOTIFIER: "1",
  NUXT_TELEMETRY_DISABLED: "1",
};
