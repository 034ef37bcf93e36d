/**
 * Serves a file whose default export is a Node listener, as Vercel does.
 *
 *     PORT=… node listener-host.mjs FILE
 */
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const { default: listener } = await import(pathToFileURL(process.argv[2]));

createServer(listener).listen(process.env.PORT, "127.0.0.1");
