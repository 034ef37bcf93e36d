/** The merchant's gateways, known to its processes and to the test that plays the gateways' part. */
import { Bibao, Vpay } from "paychop";

const options = { baseUrl: "https://gateway.example" };

export const vpay = new Vpay({ key: "vpay-key", secret: "vpay-secret" }, options);
export const bibao = new Bibao({ merCode: "merchant", desKey: "8letters", keyB: "bibao-key" }, options);
