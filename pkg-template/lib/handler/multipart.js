/** Converts multipart bodies, which some PHP clients send, to a form. */
import { malformedBody } from "./malformed.js";

const FORM = "application/x-www-form-urlencoded";

/** The same fields as a form, in the same order, with duplicate fields. A file is refused. */
export async function readForm(raw, contentType) {
  const entries = [...(await parsed(raw, contentType))];
  const file = entries.find(([, value]) => typeof value !== "string");
  if (file !== undefined)
    throw malformedBody("The multipart body has a file in it; a notification has none.");
  return { raw: String(new URLSearchParams(entries)), contentType: FORM };
}

/** With the runtime's own parser. */
async function parsed(raw, contentType) {
  try {
    return await new Response(raw, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw malformedBody(
      "The multipart body cannot be read: a part of it, or the boundary in content-type, is missing.",
    );
  }
}
