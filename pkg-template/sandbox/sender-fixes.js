/**
 * The fix of an error in a request, by the code of the finding. The fixes of `diagnose` are for the receiver of a
 * notification. These are for the sender of a request, in any language.
 */
const SAME_TEXT = "Build the text once, sign this text, and send this text, byte for byte.";
const COMPARE =
  "Compare your sign string with the one that the sandbox shows for this request, character by character; then compare the secret with the sandbox's.";

export const SENDER_FIXES = {
  signature_mismatch: COMPARE,
  secret_or_content_differs: COMPARE,
  missing_signature:
    "Sign the request, and send the signature in the field that the gateway's documentation names.",
  timestamp_out_of_tolerance: "Take the time from a clock that is set, in the zone that the gateway wants.",
  unknown_operation:
    "Send to the gateway's base URL and the path of the operation, with its method: the documentation has both.",
  wrong_merchant: "Use the sandbox's credentials: GET /_sandbox/state shows them.",
  body_stringified: "Send the JSON itself, not JSON inside of a JSON string.",
  body_already_parsed: "Send the text of the JSON: an object was turned into a string.",
  body_reserialised: SAME_TEXT,
  escaped_slashes: `${SAME_TEXT} In PHP, json_encode needs JSON_UNESCAPED_SLASHES.`,
  escaped_unicode: `${SAME_TEXT} In PHP, json_encode needs JSON_UNESCAPED_UNICODE.`,
  number_rounded: "Keep large numbers as text, or as integers of 64 bits: a float rounds beyond 2^53.",
  form_plus_not_decoded:
    "In a form, a space is sent as + and a plus as %2B; the sign string has the characters themselves.",
  form_plus_became_blank: "In a form, a plus is sent as %2B.",
  form_decoded_twice: "Encode each value of the form once; the sign string has the characters themselves.",
  form_encoded_twice: "Encode each value of the form once; the sign string has the characters themselves.",
  html_escaped: "Send & as it is, not as &amp;.",
  empty_body: "Send the body.",
  compressed: "Send the body uncompressed.",
  latin1: "Encode the text as UTF-8, where it is signed and where it is sent.",
  not_utf8: "Encode the text as UTF-8.",
  gbk: "Encode the text as UTF-8, not as GBK.",
  byte_order_mark: "Send the body without a byte order mark.",
  base64_body: "Send the body itself, not its base64.",
  base64_variant: "Use standard base64 with padding and without line ends.",
  cut_off: "Send the whole body: compare Content-Length, which counts bytes, with what is sent.",
  trailing_newline: "Sign and send the body without a line end behind it.",
  text_in_front: "Send the fields in the body alone, without a URL, a `?` or a line end before them.",
  biz_field_name:
    "Send the field as bizConent, and sign it under this name: the gateway spells it without the second t.",
  empty_fields:
    "Sign exactly the fields that are sent; the gateway's page in docs/protocols says whether empty ones count.",
  list_form: "Write lists in the sign string as the gateway's page in docs/protocols does.",
  other_gateway: "Send the request to its own gateway: each has a base URL.",
  other_kind: "Send a request of the operation that this URL takes.",
  other_merchant: "Use the sandbox's credentials: GET /_sandbox/state shows them.",
  trailing_zeros:
    "In the sign string, write a number with a fraction without zeros at its end: 163.4, not 163.40.",
};
