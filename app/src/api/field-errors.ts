import { ApiError } from "./api-error.ts";

/** What is wrong, by the dotted path of the field: `eventTypes.0.name`. */
export type FieldErrors = Readonly<Record<string, string>>;

export const NO_ERRORS: FieldErrors = {};

/** The per-field complaints of a refused request; the first one of each field. */
export function fieldErrorsOf(error: unknown): FieldErrors {
  if (!(error instanceof ApiError)) return NO_ERRORS;
  const found: Record<string, string> = {};
  for (const { path, message } of error.problem.errors ?? []) {
    const field = dotted(path);
    found[field] ??= message;
  }
  return found;
}

/** Complaints about fields that a form does not show; they belong beside its button. */
export function errorsElsewhere(errors: FieldErrors, shown: readonly string[]): readonly string[] {
  return Object.entries(errors)
    .filter(([path]) => !shown.some((field) => path === field || path.startsWith(`${field}.`)))
    .map(([path, message]) => (path === "" ? message : `${path}: ${message}`));
}

/** JSON pointers, brackets and a leading `body` all name the same field. */
function dotted(path: string): string {
  return path
    .replace(/\[(\w+)\]/g, ".$1")
    .replaceAll("/", ".")
    .replace(/^\.+/, "")
    .replace(/^body\./, "");
}
