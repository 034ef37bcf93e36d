/** The merchant's mistake: somebody has read the body before it came here, and kept no bytes. */
export class BodyConsumed extends Error {
  name = "BodyConsumed";

  constructor() {
    super(
      "The body was read before it came here. Register this route before body parsers such as express.json(), " +
        "let the parser keep the raw bytes (express.raw, req.rawBody), or hand on a Request that nobody has read.",
    );
  }
}
