/** Errors are told apart by their code. */
import { type ErrorCode, PaychopError, type Value, type Violation, type ViolationCode } from "paychop";
import { same } from "./support.js";

export function explain(error: unknown): string {
  if (!(error instanceof PaychopError)) throw error;
  same<ErrorCode>()(error.code);
  same<string | undefined>()(error.field);
  if (error.code === "invalid_request") {
    same<readonly Violation[] | undefined>()(error.violations);
    return (error.violations ?? [])
      .map(({ field, code }) => `${field}: ${code satisfies ViolationCode}`)
      .join();
  }
  same<undefined>()(error.violations);
  if (error.code === "kind_mismatch" && error.authentic) {
    same<true>()(error.authentic);
    same<{ readonly [name: string]: Value } | undefined>()(error.data);
  }
  // @ts-expect-error there is no such code
  if (error.code === "bad_luck") return "";
  // @ts-expect-error a code does not change
  error.code = "too_large";
  return error.message;
}
