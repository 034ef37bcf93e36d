/** A page whose core is a file of its own. */
import * as handler from "paychop/handler";
import * as testing from "paychop/testing";
import * as paychop from "paychop/web";
import { equal, throws } from "../suite/check.js";
import { conformance } from "../suite/index.js";
import { report } from "./report.js";

const make = () => new paychop.Ubao({ merchantId: 1, apiKey: "k" }, { baseUrl: "https://gateway.example" });

throws(paychop.PaychopError, "not_initialised", make);
await paychop.init();
equal(make().gateway, "ubao", "gateway");
report(await conformance({ paychop, handler, testing }));
