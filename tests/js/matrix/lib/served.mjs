/** What a built server has to do: run the suite at `/suite`, and answer real notifications at `/notify` (see apps/notify.js). */
import { Ubao } from "paychop";
import { notification } from "paychop/testing";
import { BASE_URL, CREDENTIALS } from "../apps/merchant.js";
import { answerOf } from "./loopback.mjs";

const ubao = new Ubao(CREDENTIALS, { baseUrl: BASE_URL });

/** The suite's result, once the running server has answered a signed and a forged form as it should. */
export async function resultOfServer(url, server) {
  const send = (path, init) => answerOf(`${url}${path}`, server, init);
  const signed = notification(ubao, "recharge");
  expect(await said(await send("notify", signed)), "200 SUCCESS", server);
  const forged = { ...signed, body: signed.body.replace("body=", "body=A") };
  expect(await said(await send("notify", forged)), '400 {"code":"signature_mismatch"}', server);
  const response = await send("suite");
  if (!response.ok) throw new Error(`${await said(response)}\n${server.output()}`);
  return response.json();
}

async function said(response) {
  return `${response.status} ${await response.text()}`;
}

function expect(actual, expected, server) {
  if (actual === expected) return;
  throw new Error(
    `a notification was answered ${actual} instead of ${expected}:\n${server.output().slice(-4000)}`,
  );
}
