/** The handler knows which notifications its gateway gives. */
import type { Basicex, Ubao } from "paychop";
import { memoryReplay, nodeListener, notificationHandler, type ReplayStore } from "paychop/handler";
import { checkRequest, notification } from "paychop/testing";
import { same } from "./support.js";

declare const basicex: Basicex;
declare const ubao: Ubao;

const replay: ReplayStore = {
  begin: async (key) => (key === "" ? "busy" : "new"),
  finish: async () => 1,
  release: () => undefined,
};

const handler = notificationHandler(
  ubao,
  (event) => {
    same<"ubao">()(event.gateway);
    if (event.kind === "recharge") same<string>()(event.data.hash);
  },
  { replay, kind: "recharge", onError: (_error, event) => event && same<"ubao">()(event.gateway) },
);
same<(request: Request) => Promise<Response>>()(handler);
nodeListener(handler);
notificationHandler(basicex, async (event) => event.data.merOrderNo, { replay: memoryReplay(10) });

notification(ubao, "recharge", { amount: "5" });
same<boolean>()(checkRequest(ubao, ubao.coins()).ok);

// @ts-expect-error a kind of another gateway
notificationHandler(ubao, () => {}, { kind: "payment" });
// @ts-expect-error a store says new, busy or done
notificationHandler(ubao, () => {}, { replay: { ...replay, begin: () => true } });
// @ts-expect-error a kind of another gateway
notification(ubao, "payment");
// @ts-expect-error a field that a recharge does not have
notification(ubao, "recharge", { colour: "red" });
