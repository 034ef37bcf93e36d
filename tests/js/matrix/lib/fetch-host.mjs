/**
 * Serves a file whose default export makes a Response of a Request, as Netlify does.
 *
 *     PORT=… node fetch-host.mjs FILE
 */
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { nodeListener } from "paychop/handler";

const { default: handler } = await import(pathToFileURL(process.argv[2]));

createServer(nodeListener(handler)).listen(process.env.PORT, "127.0.0.1");
