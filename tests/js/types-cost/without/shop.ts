/** The same project before it uses the package. */
import { createServer } from "node:http";

const { UBAO_URL = "", PORT } = process.env;

createServer((request, response) => response.end(request.url)).listen(PORT);

const response = await fetch(UBAO_URL, { method: "POST", body: "{}" });
const answer = JSON.parse(await response.text());
if (answer.code === 200) console.log(answer.address);
