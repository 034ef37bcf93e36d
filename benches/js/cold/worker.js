/** A Worker that signs when it is asked to: construction, first call and all. */
import { Ubao } from "paychop";

export default {
  fetch(request) {
    if (request.url.endsWith("/sign")) {
      new Ubao({ merchantId: 9802047, apiKey: "k" }, { baseUrl: "https://ubao.example" }).coins();
    }
    return new Response("done");
  },
};
