import { notify } from "../../../../../matrix/apps/notify.js";

export default defineEventHandler((event) => notify(toWebRequest(event)));
