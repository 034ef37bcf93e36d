import { run } from "../../../all.js";

/** Without it the route would run once, while it is built. */
export const dynamic = "force-dynamic";

export async function GET() {
  return Response.json(await run());
}
