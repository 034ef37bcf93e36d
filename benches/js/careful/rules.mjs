/** Requests are checked by ajv; what JSON Schema has no word for is a keyword here. */
import Ajv from "ajv";
import { Refused } from "./refused.mjs";

const DECIMAL = /^(0|[1-9]\d*)(?:\.(\d+))?$/;
const WHOLE = /^(0|[1-9]\d*)$/;
/** A float holds so many digits exactly. */
const EXACT_DIGITS = 15;

const CODES = {
  required: "missing_field",
  additionalProperties: "unknown_field",
  type: "wrong_type",
  maxLength: "too_long",
  minLength: "too_short",
  pattern: "bad_charset",
};

const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false });

/** Adds a keyword whose function gives the code of the broken rule, or nothing. */
function addKeyword(keyword, check) {
  ajv.addKeyword({
    keyword,
    errors: true,
    compile(schema) {
      function validate(value) {
        const code = check(value, schema);
        if (code === undefined) return true;
        validate.errors = [{ keyword, params: { code } }];
        return false;
      }
      return validate;
    },
  });
}

/** An amount: a number, or its decimal text; above zero, with so many digits before and after the point. */
addKeyword("amount", (value, { digits, scale }) => {
  if (typeof value !== "number" && typeof value !== "string") return "wrong_type";
  const text = String(value);
  const [, whole, fraction = ""] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return "bad_format";
  if (typeof value === "number" && !isExact(value, text)) return "out_of_range";
  const isInRange = whole.length <= digits && fraction.length <= scale && /[1-9]/.test(text);
  return isInRange ? undefined : "out_of_range";
});

function isExact(value, text) {
  return text.replace(/^[0.]+|\./g, "").length <= EXACT_DIGITS || Number.isSafeInteger(value);
}

/** A whole number or its text, in a range or out of a list. */
addKeyword("integer", (value, { from, to, oneOf }) => {
  if (typeof value !== "number" && typeof value !== "string") return "wrong_type";
  if (!WHOLE.test(String(value))) return "bad_format";
  if (oneOf !== undefined) return oneOf.includes(Number(value)) ? undefined : "not_allowed";
  return Number(value) >= from && Number(value) <= to ? undefined : "out_of_range";
});

addKeyword("url", (value) => {
  if (typeof value !== "string" || value === "") return undefined;
  return /^https?:\/\//.test(value) && !/\s|\p{Cc}/u.test(value) && URL.canParse(value)
    ? undefined
    : "bad_format";
});

/** Beijing time as the gateway has it, or an instant as ISO 8601 with its zone. */
addKeyword("beijingTime", (value) =>
  typeof value === "string" && beijingTime(value) === undefined ? "bad_format" : undefined,
);

export function beijingTime(text) {
  const [, year, month, day, hour, minute, second] = SPACED.exec(text) ?? [];
  if (year !== undefined) {
    const isReal = hour < 24 && minute < 60 && second < 60 && day > 0 && day <= daysOf(year, month);
    return isReal ? text : undefined;
  }
  if (!INSTANT.test(text)) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}

const SPACED = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const DAYS = {
  "01": 31,
  "03": 31,
  "04": 30,
  "05": 31,
  "06": 30,
  "07": 31,
  "08": 31,
  "09": 30,
  10: 31,
  11: 30,
  12: 31,
};

function daysOf(year, month) {
  if (month !== "02") return DAYS[month] ?? 0;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** In a plain text of `k=v&k=v` no value may read as another field. */
addKeyword("oneValue", (value) =>
  typeof value === "string" && /[&\p{Cc}]/u.test(value) ? "bad_charset" : undefined,
);
addKeyword("oneField", (value) =>
  typeof value === "string" && /&.*=/s.test(value) ? "ambiguous_field" : undefined,
);

addKeyword("closed", (value, texts) =>
  typeof value === "string" && !texts.includes(value) ? "not_allowed" : undefined,
);

addKeyword("commaList", (value, names) => {
  if (typeof value !== "string" || value === "") return undefined;
  return value.split(",").every((name) => names.includes(name)) ? undefined : "not_allowed";
});

/** A function that throws every rule that an input breaks at once. */
export function checker(properties, required) {
  const validate = ajv.compile({ type: "object", properties, required, additionalProperties: false });
  return (input) => {
    if (!validate(input)) throw new Refused("invalid_request", violations(validate.errors));
  };
}

/** Fields of objects in a list. */
export function listOf(properties, required) {
  return { type: "array", items: { type: "object", properties, required, additionalProperties: false } };
}

function violations(errors) {
  return errors.map(({ keyword, instancePath, params }) => {
    const path = instancePath
      .slice(1)
      .replace(/\/(\d+)/g, "[$1]")
      .replaceAll("/", ".");
    const name = params.missingProperty ?? params.additionalProperty;
    const field = [path, name].filter(Boolean).join(".");
    return `${field}: ${params.code ?? CODES[keyword]}`;
  });
}
