/** The merchant's mistake: other code has read the body and kept no bytes. */
export class BodyConsumed extends Error {
  name = "BodyConsumed";

  constructor() {
    super(
      "The body was read before it came here. Register this route before body parsers such as express.json(), " +
        "let the parser keep the raw bytes (express.raw, req.rawBody), or hand on a Request that nobody has read.",
    );
  }
}
