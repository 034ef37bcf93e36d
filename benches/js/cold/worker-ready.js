/** A Worker that constructs its gateway where most do, in its global scope, and signs when it is asked to. */
import { Ubao } from "paychop";

const ubao = new Ubao({ merchantId: 9802047, apiKey: "k" }, { baseUrl: "https://ubao.example" });

export default {
  fetch(request) {
    if (request.url.endsWith("/sign")) ubao.coins();
    return new Response("done");
  },
};
