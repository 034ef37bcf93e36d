/**
 * Serves a Lambda function over HTTP, as AWS's services in front of it do.
 *
 *     PORT=… node lambda-host.mjs FILE restApi|httpApi|functionUrl
 */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { EVENTS } from "./aws-events.mjs";

const [file, shape] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(file));

createServer(async (request, response) => {
  const event = EVENTS[shape]({
    method: request.method,
    path: request.url,
    contentType: request.headers["content-type"],
    body: await text(request),
  });
  // As JSON, without what is undefined: so it reaches a function.
  const { statusCode, headers, body, isBase64Encoded } = await handler(JSON.parse(JSON.stringify(event)), {});
  response.writeHead(statusCode, headers).end(Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8"));
}).listen(process.env.PORT, "127.0.0.1");
