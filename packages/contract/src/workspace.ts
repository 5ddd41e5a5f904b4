import { CONVERSION_STATUSES } from "@cleverdrip/core";
import * as z from "zod";
import { currency, micros, name, webUrl } from "./fields.ts";
import { paymentTerms } from "./ledger.ts";

export const timezone = z
  .string()
  .max(64)
  .refine(isTimeZone, "must be an IANA time zone, for example Europe/Berlin");

/** First administrator of a fresh installation; the token is the installation's SETUP_TOKEN and works once. */
export const setup = z.strictObject({
  token: z.string().min(1).max(200),
  name,
  email: z.email().max(254),
  password: z.string().min(12, "must have at least 12 characters").max(128),
  workspaceName: name,
  timezone: timezone.default("UTC"),
  currency: currency.default("USD"),
});

export const role = z.enum(["owner", "manager", "finance", "analyst", "advertiser", "publisher"]);

/** Systems whose click URLs the workspace's own hosts answer. */
export const dialect = z.enum([
  "tune",
  "cake",
  "everflow",
  "affise",
  "trackier",
  "binom",
  "keitaro",
]);

/** What the words of a network stand for, before the usual ones; words are compared without regard to case. */
const statusWords = z.record(
  z.string().trim().toLowerCase().min(1).max(50),
  z.enum([...CONVERSION_STATUSES, "ignored"]),
);

export const workspace = z.strictObject({
  id: z.string(),
  name: z.string(),
  timezone: z.string(),
  currency: z.string(),
  fallbackUrl: z.string().nullable(),
  dialects: z.array(dialect),
  statusWords,
  hotWindowDays: z.number().int(),
  /** Of a new publisher of which nothing else is said. */
  payoutTerms: paymentTerms,
  payoutThresholdMicros: micros,
  role: z.string(),
});

export const workspacePatch = z.strictObject({
  name: name.optional(),
  fallbackUrl: webUrl.nullable().optional(),
  dialects: z.array(dialect).max(7).optional(),
  /** All of them: what is left out is forgotten. */
  statusWords: statusWords
    .refine((words) => Object.keys(words).length <= 200, "at most 200 words")
    .optional(),
  /** Days that single clicks are kept; totals are kept for good, and so is the log. */
  hotWindowDays: z.number().int().min(0).max(90).optional(),
  payoutTerms: paymentTerms.optional(),
  payoutThresholdMicros: micros.optional(),
});

/** `GET /v1/me`: who is signed in, and in which workspace. */
export const me = z.strictObject({
  user: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  workspace,
});

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export type Setup = z.infer<typeof setup>;
export type Role = z.infer<typeof role>;
export type Workspace = z.infer<typeof workspace>;
export type WorkspacePatch = z.infer<typeof workspacePatch>;
export type Me = z.infer<typeof me>;
export type { Dialect } from "@cleverdrip/core";
