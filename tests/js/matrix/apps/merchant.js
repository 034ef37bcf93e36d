/** Who receives the notifications that are sent to built servers. */
export const CREDENTIALS = { merchantId: 2000213, apiKey: "ubao-api-key" };
export const BASE_URL = "https://gateway.example";
