/** A notification's whole way through `notificationHandler`, with the runtime's own Request and Response. */
import { firstCase, gatewayOf, hintsOf } from "./cases.js";
import { equal, ok } from "./check.js";

export function handlerTests({ paychop, handler }) {
  const deposit = firstCase("Ubao", {
    kind: "notification",
    contentType: "application/json",
    succeeded: true,
  });
  const question = firstCase("Bibao", { kind: "notification", notificationKind: "otcQuery" });
  const balance = firstCase("Bibao", { kind: "reply", notificationKind: "otcQuery" });

  /** A handler, and what was handed on. */
  function listening(name, one, onEvent, more) {
    const events = [];
    const handle = (event) => {
      events.push(event);
      return onEvent?.(events.length);
    };
    const errors = [];
    const onError = (error) => errors.push(error);
    // Its own, for the default is shared by all handlers of a process.
    const options = { kind: hintsOf(one).kind, replay: handler.memoryReplay(), onError };
    const answer = handler.notificationHandler(gatewayOf(paychop, name, one, more), handle, options);
    return { events, errors, post: (body = one.raw) => answer(posted(body, one.contentType)), answer };
  }

  return [
    [
      "handler: acknowledged and handed on once",
      async () => {
        const { events, post } = listening("Ubao", deposit);
        for (const _ of ["delivery", "retry"]) {
          const response = await post();
          equal([response.status, await response.text()], [200, "SUCCESS"], "answer");
        }
        equal(
          events.map(({ data }) => data),
          [deposit.data],
          "events",
        );
      },
    ],
    [
      "handler: a forged one is refused and not handed on",
      async () => {
        const { events, post } = listening("Ubao", deposit);
        const response = await post(deposit.raw.replace(/"nonce":\d+/, '"nonce":1'));
        equal([response.status, await response.json()], [400, { code: "signature_mismatch" }], "answer");
        equal(events, [], "events");
      },
    ],
    [
      "handler: one that failed comes again",
      async () => {
        const { events, errors, post } = listening("Ubao", deposit, (call) => {
          if (call === 1) throw new Error("the database is away");
        });
        const refused = await post();
        ok((await refused.text()) !== "SUCCESS", "a failure was acknowledged");
        equal([errors.length, await (await post()).text(), events.length], [1, "SUCCESS", 2], "outcome");
      },
    ],
    [
      "handler: a question is answered each time",
      async () => {
        const { events, post } = listening("Bibao", question, () => balance.input);
        for (const _ of ["first", "second"]) equal((await (await post()).json()).Success, true, "Success");
        equal(events.length, 2, "questions handed on");
      },
    ],
    [
      "handler: wrong method, body and size",
      async () => {
        const { answer, post } = listening("Ubao", deposit, undefined, { maxBytes: 16 });
        equal((await answer(new Request("https://merchant.example/"))).status, 405, "status of a GET");
        equal((await answer(posted("<a/>", "text/xml"))).status, 400, "status of XML");
        equal((await post()).status, 413, "status of a large body");
      },
    ],
  ];
}

function posted(body, contentType) {
  const headers = { "content-type": contentType };
  return new Request("https://merchant.example/notify", { method: "POST", headers, body });
}
