import { notify } from "../../../apps/notify.js";

export default defineEventHandler((event) => notify(toWebRequest(event)));
