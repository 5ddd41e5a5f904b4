import type { Problem, ProblemCode } from "@cleverdrip/contract";

export type FieldError = NonNullable<Problem["errors"]>[number];

/** A request that is refused for a reason its caller can read; anything else thrown is a bug. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];

  constructor(code: ProblemCode, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.name = "Refusal";
    this.code = code;
    this.errors = errors;
  }
}

/** A request whose field at `path` cannot be accepted. */
export function invalidField(path: string, message: string): Refusal {
  return new Refusal("invalid-request", `${path}: ${message}`, [{ path, message }]);
}

/** A request with several such fields: each is named. */
export function invalidFields(errors: readonly FieldError[]): Refusal {
  const summary = errors.map(({ path, message }) => `${path}: ${message}`).join("; ");
  return new Refusal("invalid-request", summary, errors);
}

/** The same for a thing that does not exist and one of another workspace. */
export function notFound(entity: string, id: string): Refusal {
  return new Refusal("not-found", `there is no ${entity} ${id}`);
}
