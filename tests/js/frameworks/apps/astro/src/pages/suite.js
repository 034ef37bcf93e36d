import { run } from "../../../../../matrix/apps/all.js";

export const GET = async () => Response.json(await run());
