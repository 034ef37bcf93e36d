/** `paychop/web` is the package with an `init`, which takes whatever a page has of the wasm file. */
import * as main from "paychop";
import * as web from "paychop/web";
import { same } from "./support.js";

same<Promise<void>>()(web.init());
web.init("/assets/paychop.wasm");
web.init(fetch("/assets/paychop.wasm"));
web.init(new WebAssembly.Module(new Uint8Array()));

const gateway: main.Ubao = new web.Ubao(
  { merchantId: 1, apiKey: "k" },
  { baseUrl: "https://gateway.example" },
);
same<main.SignedRequest>()(gateway.coins());

// @ts-expect-error null is no source; to TypeScript every object is a WebAssembly.Module
web.init(null);
// @ts-expect-error the main entry needs no init
main.init();
