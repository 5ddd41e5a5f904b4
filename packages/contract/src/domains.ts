import { snippetPathProblem } from "@cleverdrip/core";
import * as z from "zod";
import { timeMs } from "./fields.ts";

/** Of this domain; null = the usual one, which goes on working beside it. */
const snippetPath = (kind: "script" | "event") =>
  z
    .string()
    .max(70)
    .superRefine((path, ctx) => {
      const message = snippetPathProblem(kind, path);
      if (message !== null) ctx.addIssue({ code: "custom", message });
    })
    .nullable();

export const newDomain = z.strictObject({
  hostname: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(
      /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
      "must be a full host name such as go.brand.com, without scheme or path",
    ),
  /** Where the snippet is served: `/assets/shop.js`. */
  scriptPath: snippetPath("script").default(null),
  /** Where it sends its reports, and below it asks for clicks: `/assets/in`. */
  eventPath: snippetPath("event").default(null),
});

export const domainPatch = z.strictObject({
  scriptPath: snippetPath("script").optional(),
  eventPath: snippetPath("event").optional(),
});

export const domain = z.strictObject({
  id: z.string(),
  hostname: z.string(),
  scriptPath: z.string().nullable(),
  eventPath: z.string().nullable(),
  createdAtMs: timeMs,
});

export type NewDomain = z.input<typeof newDomain>;
export type DomainPatch = z.infer<typeof domainPatch>;
export type Domain = z.infer<typeof domain>;
