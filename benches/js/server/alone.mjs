/** The check by hand and `verify` without a server around them, in whatever runtime this is. Prints ns per call as JSON. */
import { Ubao } from "paychop";
import { sideBySide } from "../measure.mjs";
import { checkWith } from "./check.mjs";
import { CONTENT_TYPE, CREDENTIALS, makeEvents, OPTIONS } from "./events.mjs";

const ROUNDS = 40;
const bodies = makeEvents(1000).map((body) => new TextEncoder().encode(body));
const texts = bodies.map((body) => new TextDecoder().decode(body));
const check = checkWith(CREDENTIALS.apiKey);
const ubao = new Ubao(CREDENTIALS, OPTIONS);
const hints = { contentType: CONTENT_TYPE };

let turn = 0;
const next = (list) => list[turn++ % list.length];

console.log(
  JSON.stringify(
    sideBySide(
      { "bare check": () => check(next(texts)), verify: () => ubao.verify(next(bodies), hints) },
      ROUNDS,
    ),
  ),
);
