import * as z from "zod";

/**
 * A conversion report whose click id is proven ours; amounts and words are still as the caller wrote them. Version 1, which
 * only the queue may still hold: `receivedReport` has taken its place.
 */
export const conversionEvent = z.strictObject({
  v: z.literal(1),
  kind: z.literal("conversion"),
  receivedAtMs: z.number().int(),
  via: z.enum(["postback", "pixel"]),
  clickId: z.string().length(32),
  clickAtMs: z.number().int(),
  linkNumber: z.number().int(),
  txid: z.string().nullable(),
  event: z.string().nullable(),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  status: z.string().nullable(),
});

export const reportVia = z.enum(["postback", "pixel", "snippet", "manual", "upload", "api"]);

/** A report as it came in, in any system's spelling. On the queue it is the same object. */
export const receivedReport = z.strictObject({
  v: z.literal(2),
  kind: z.literal("report"),
  /** Made by whoever received it. Without one, equal reports of the same millisecond are one. */
  id: z.string().max(40).optional(),
  receivedAtMs: z.number().int(),
  via: reportVia,
  /** Whose member or key sent it: needed for `manual`, `upload` and `api`, which are believed without a token. */
  workspaceId: z.string().max(64).optional(),
  parameters: z.array(z.tuple([z.string().max(4_096), z.string().max(16_384)])).max(200),
  /**
   * What a signature covers: the query as it stands in the URL and, behind a `&`, the body of a form. null where the
   * parameters came another way.
   */
  query: z.string().max(16_384).nullable(),
  ip: z.string().max(64),
  host: z.string().max(255),
  /** From our cookie, where a browser sent it along; left out = there was none. */
  visitorId: z.string().min(1).max(64).optional(),
  /** Host of the page that a browser's report names as its own; left out = it named none. */
  site: z.string().min(1).max(255).optional(),
  /** Of the browser that reports, which a guess may be made by; left out = no browser's, or it named none. */
  userAgent: z.string().min(1).max(512).optional(),
  /** The click of the report's click id, proven to be ours. */
  click: z
    .strictObject({
      clickId: z.string().length(32),
      atMs: z.number().int(),
      linkNumber: z.number().int(),
    })
    .nullable(),
  /** What is wrong with its click id, or with its body: then that must not be judged. null where nothing is. */
  clickProblem: z
    .enum(["missing", "malformed", "forged", "unreadable", "too-large", "too-often"])
    .nullable(),
  /** With `too-often`: how many of its click and event were told so in that minute, this one with them. */
  refused: z.number().int().min(1).optional(),
});

/** What the caller of a postback is told. `hint` says how to mend a refusal. */
export const conversionVerdict = z.strictObject({
  /** `accepted`: queued, not judged yet. `ignored`: its status word is mapped to nothing. */
  verdict: z.enum(["recorded", "duplicate", "conflict", "held", "rejected", "accepted", "ignored"]),
  reason: z.string(),
  conversionId: z.string().nullable(),
  status: z.string().nullable(),
  payoutMicros: z.number().int().nullable(),
  revenueMicros: z.number().int().nullable(),
  currency: z.string().nullable(),
  hint: z.string().nullable(),
});

export type ConversionEvent = z.infer<typeof conversionEvent>;
export type ReceivedReport = z.infer<typeof receivedReport>;
export type ReportVia = z.infer<typeof reportVia>;
export type ConversionVerdict = z.infer<typeof conversionVerdict>;

/** `returnBody`: what the caller asked to be answered literally; null = the verdict as JSON. */
export type ReportVerdict = ConversionVerdict & { readonly returnBody: string | null };
