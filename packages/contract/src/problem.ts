import * as z from "zod";

export const problemCode = z.enum([
  "invalid-request",
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "too-large",
  "too-many-requests",
  "unavailable",
  "internal",
]);

/** RFC 9457. `errors` names each field at fault and how to mend it. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: problemCode,
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
});

export type ProblemCode = z.infer<typeof problemCode>;
export type Problem = z.infer<typeof problem>;
