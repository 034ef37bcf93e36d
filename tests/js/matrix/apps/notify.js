/** A handler of notifications, for the servers that frameworks build. */
import { Ubao } from "paychop";
import { notificationHandler } from "paychop/handler";
import { BASE_URL, CREDENTIALS } from "./merchant.js";

export const notify = notificationHandler(new Ubao(CREDENTIALS, { baseUrl: BASE_URL }), () => {});
