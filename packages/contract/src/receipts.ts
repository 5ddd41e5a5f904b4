import * as z from "zod";
import { pageQuery } from "./pagination.ts";

/** Public keys (RFC 8037) that receipts are signed with, the present one first; old ones stay. */
export const receiptKeySet = z.strictObject({
  keys: z.array(
    z.strictObject({
      kid: z.string(),
      kty: z.literal("OKP"),
      crv: z.literal("Ed25519"),
      x: z.string(),
    }),
  ),
});

/** Newest first. */
export const receiptDayQuery = pageQuery;

/** The signed root of a day. */
export const receiptDay = z.strictObject({
  /** In the workspace's zone; `2026-05-01.002` where one root was not enough. */
  day: z.string(),
  /** Lines of all publishers together. */
  lines: z.int().nonnegative(),
  /** Of the tree over the publishers' trees, in hexadecimal. */
  root: z.string(),
  /** What the next day's root calls this one. */
  hash: z.string(),
  previousDay: z.string().nullable(),
  sealedAtMs: z.int().nonnegative(),
  key: z.string(),
  signature: z.string(),
});

/** Left out: the publisher whose the conversion is in the main. */
export const receiptQuery = z.strictObject({ publisherId: z.string().max(100).optional() });

export type ReceiptKeySet = z.infer<typeof receiptKeySet>;
export type ReceiptDayShown = z.infer<typeof receiptDay>;
