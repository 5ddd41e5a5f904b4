import type { FieldErrors } from "./field-errors.ts";

/** The first complaint about a field or anything in it. */
export function errorUnder(errors: FieldErrors, path: string): string | undefined {
  return Object.entries(errors).find(([key]) => key === path || key.startsWith(`${path}.`))?.[1];
}
