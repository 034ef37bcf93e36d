/** An app of which one part has the core in its script, and another loads it when it needs it. */
import { Ubao } from "paychop";
import { init, Ubao as UbaoOfWeb } from "paychop/web";
import { equal } from "../suite/check.js";

await init();
equal(UbaoOfWeb, Ubao, "class");
equal(
  new Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://gateway.example" }).gateway,
  "ubao",
  "gateway",
);
console.log("both");
