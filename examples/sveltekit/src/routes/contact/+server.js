/** A form of the shop's own: src/hooks.server.js keeps forms of other sites away from it. */
export async function POST({ request }) {
  return new Response(`Thank you, ${(await request.formData()).get("name")}.`);
}
