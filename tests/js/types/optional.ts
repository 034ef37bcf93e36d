/** What is optional may be undefined: settings come from the environment, under exactOptionalPropertyTypes too. */
import { Basicex, Bibao } from "paychop";
import { notificationHandler, redisReplay } from "paychop/handler";
import module from "paychop/paychop.wasm";
import { createSandbox } from "paychop/sandbox";
import { init } from "paychop/web";

declare const setting: string | undefined;
declare const number: number | undefined;

const credentials = { merNo: "1", apiKey: "k", secretKey: "s" };
const basicex = new Basicex(credentials, { baseUrl: setting, maxBytes: number, previous: undefined });
basicex.verify("", { contentType: setting, kind: undefined });
basicex.reject(null, setting);
basicex.cashier({} as Parameters<Basicex["cashier"]>[0], { cspNonce: setting });
basicex.query({ merOrderNo: "1", orderNo: setting });
// @ts-expect-error: one of the two has to be there.
basicex.query({ merOrderNo: setting, orderNo: setting });
new Bibao(
  { merCode: "1", desKey: "12345678", keyB: "b", keyALength: number },
  { baseUrl: "https://b.example", randomText: undefined },
);
createSandbox({ port: number, host: setting });
redisReplay(async () => undefined, { prefix: setting });
notificationHandler(basicex, () => {}, { kind: undefined, replay: undefined });
init(module);
