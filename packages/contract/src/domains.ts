import * as z from "zod";
import { timeMs } from "./fields.ts";

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
});

export const domain = z.strictObject({
  id: z.string(),
  hostname: z.string(),
  createdAtMs: timeMs,
});

export type NewDomain = z.infer<typeof newDomain>;
export type Domain = z.infer<typeof domain>;
