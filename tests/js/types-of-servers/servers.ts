/** Servers that hand over Node's own two objects take a handler inside of `nodeListener`. */
import { createServer } from "node:http";
import express from "express";
import type { Ubao } from "paychop";
import { nodeListener, notificationHandler } from "paychop/handler";

declare const ubao: Ubao;

const handler = notificationHandler(ubao, () => {});

createServer(nodeListener(handler));
const app = express();
app.post("/notify", nodeListener(handler));
app.use("/notify", nodeListener(handler));
express.Router().post("/notify", nodeListener(handler));

// Express's types let it through, for it could be a handler of errors to them. It is served all the same.
app.post("/notify", handler);

// @ts-expect-error node:http has no Request
createServer(handler);
// @ts-expect-error Express's request is none of WHATWG's
handler satisfies express.RequestHandler;
