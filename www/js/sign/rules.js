/** A field's rules in a few words. The core applies them; this only says them. */
import { t } from "../i18n.js";

const CHARSETS = new Set(["alphanumeric", "noSeparator", "url"]);

const OF_TYPE = {
  text: textRules,
  decimal: ({ digits, scale }) => [scale === 0 ? t("rule.whole") : t("rule.decimal", { digits, scale })],
  integer: ({ min, max, oneOf }) => {
    if (oneOf.length > 0) return [];
    return [min !== null && max !== null ? t("rule.range", { min, max }) : t("rule.integer")];
  },
  id: () => [t("rule.id")],
  dateTime: () => [t("rule.dateTime")],
  commaList: () => [t("rule.commaList")],
  texts: () => [t("rule.lines")],
  map: () => [t("rule.json")],
};

export function rulesOf(field) {
  const rules = OF_TYPE[field.type]?.(field) ?? [];
  if (typeof field.required === "object") rules.push(t("rule.requiredIf", field.required));
  return rules.join(" · ");
}

function textRules({ min, max, charset, oneOf }) {
  if (oneOf.length > 0) return [];
  const rules = CHARSETS.has(charset) ? [t(`rule.${charset}`)] : [];
  if (max !== null) rules.push(length(min, max));
  return rules;
}

function length(min, max) {
  if (min === max) return t("rule.exact", { max });
  return min > 1 ? t("rule.between", { min, max }) : t("rule.max", { max });
}
