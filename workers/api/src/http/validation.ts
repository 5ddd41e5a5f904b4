import type * as z from "zod";
import { Refusal, type FieldError } from "./refusal.ts";

type Validation =
  | { readonly success: true }
  | { readonly success: false; readonly error: z.ZodError };

/** Hook of every route: a body, query or path that does not fit its schema is refused, field by field. */
export function refuseInvalid(result: Validation): void {
  if (result.success) return;
  const errors = result.error.issues.flatMap(fieldErrors);
  const summary = errors.map(({ path, message }) =>
    path === "" ? message : `${path}: ${message}`,
  );
  throw new Refusal("invalid-request", summary.join("; "), errors);
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...issue.path, key].join("."),
      message: "unknown field",
    }));
  }
  return [{ path: issue.path.join("."), message: issue.message }];
}
