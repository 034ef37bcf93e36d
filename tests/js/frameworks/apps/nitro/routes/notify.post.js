import { notify } from "../../../../matrix/apps/notify.js";

export default (event) => notify(event.req);
