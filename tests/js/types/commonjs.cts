/** CommonJS finds the same types. */
import paychop = require("paychop");
import handler = require("paychop/handler");
import testing = require("paychop/testing");

const ubao = new paychop.Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://u.example" });
const event: paychop.Notification = ubao.verify(testing.notification(ubao, "balance").body);
handler.nodeListener(handler.notificationHandler(ubao, (given) => given.kind));

// @ts-expect-error a UBAO notification has no such kind
if (event.gateway === "ubao" && event.kind === "payment") ubao.ack(event);
