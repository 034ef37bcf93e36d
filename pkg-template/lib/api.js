/** The exports of all entries, once in each process: the error, a class for each gateway, and the start of the core. */
import { lives, load } from "./boundary.js";
import { makeClasses } from "./classes.js";
import { PaychopError } from "./error.js";
import { shared } from "./shared.js";

export const api = shared("api", () => ({ PaychopError, ...makeClasses(), lives, load }));
