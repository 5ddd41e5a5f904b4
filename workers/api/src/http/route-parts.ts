import { problem } from "@cleverdrip/contract";
import * as z from "zod";

/** For routes without parameters: also there an unknown one is refused. */
export const noQuery = z.strictObject({});

export const idParams = z.strictObject({ id: z.string() });

export function jsonBody<T extends z.ZodType>(schema: T) {
  return { content: { "application/json": { schema } }, required: true } as const;
}

export function jsonAnswer<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { "application/json": { schema } } } as const;
}

const refused = (description: string) =>
  ({ description, content: { "application/problem+json": { schema: problem } } }) as const;

export const refusals = {
  400: refused("The request is not valid; `errors` names the fields."),
  401: refused("No session."),
  403: refused("The role does not allow it."),
} as const;

export const missing = { 404: refused("There is no such thing in this workspace.") } as const;
export const conflicting = { 409: refused("In conflict with what exists.") } as const;
export const unavailable = {
  503: refused("The consumer, which writes facts, does not answer."),
} as const;
