import { notify } from "../../../../../../matrix/apps/notify.js";

export const POST = ({ request }) => notify(request);
