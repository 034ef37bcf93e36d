/** Multipart bodies, which some PHP clients send, as the form that they are. */
import { malformedBody } from "./malformed.js";

const FORM = "application/x-www-form-urlencoded";

/** The same fields as a form, in their order, with the names that occur twice; a file is refused. */
export async function readForm(raw, contentType) {
  const entries = [...(await parsed(raw, contentType))];
  const file = entries.find(([, value]) => typeof value !== "string");
  if (file !== undefined)
    throw malformedBody("The multipart body has a file in it; a notification has none.");
  return { raw: String(new URLSearchParams(entries)), contentType: FORM };
}

/** By the runtime's own parser. */
async function parsed(raw, contentType) {
  try {
    return await new Response(raw, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw malformedBody(
      "The multipart body cannot be read: a part of it, or the boundary in content-type, is missing.",
    );
  }
}
