import { json } from "@sveltejs/kit";
import { run } from "../../../../../../matrix/apps/all.js";

export const GET = async () => json(await run());
