/** The package's handler as a Worker. */
import { handler } from "./web.mjs";

let answer;
export default {
  fetch(request, { MERCHANT_ID, API_KEY, BASE_URL }) {
    answer ??= handler({ merchantId: MERCHANT_ID, apiKey: API_KEY }, { baseUrl: BASE_URL });
    return answer(request);
  },
};
