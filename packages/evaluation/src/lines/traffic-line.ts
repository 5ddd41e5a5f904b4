import * as z from "zod";

/** No control characters but tabs: the others no header can carry. */
const HEADER = /^[\t\u0020-\u007e\u0080-\u{10ffff}]*$/u;
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Ids carry times from then on… */
export const EARLIEST_MS = Date.UTC(2025, 0, 1);
/** …and as long as this. */
const LATEST_MS = Date.UTC(2059, 0, 1);

const ref = z.string({ error: "wants a text" }).min(1, { error: "wants a text that is not empty" });
const atMs = z
  .int({ error: "wants milliseconds since 1970, a whole number" })
  .min(EARLIEST_MS, { error: "wants milliseconds since 1970, from 2025 on" })
  .max(LATEST_MS, { error: "wants milliseconds since 1970, before 2059" });
const micros = z
  .int({ error: "wants millionths of the currency, a whole number" })
  .min(0, { error: "wants millionths of the currency, 0 or more" });
const currency = z
  .string({ error: "wants a currency of three letters" })
  .regex(/^[A-Za-z]{3}$/, { error: "wants a currency of three letters" })
  .toUpperCase();
const text = z.string({ error: "wants a text" });
/** What is null is as good as missing. */
const optional = <T extends z.ZodType>(type: T) =>
  z.nullish(type).transform((value) => value ?? null);

const setupLine = z.object({
  kind: z.literal("setup"),
  campaigns: z
    .array(z.object({ ref, payoutMicros: micros, currency }), {
      error: "wants a list of campaigns",
    })
    .min(1, { error: "wants at least one campaign" }),
  publishers: z
    .array(z.object({ ref }), { error: "wants a list of publishers" })
    .min(1, { error: "wants at least one publisher" }),
});

const headers = z.record(
  z.string().regex(HEADER_NAME, { error: "wants names that headers can have" }),
  text.regex(HEADER, { error: "wants a text without control characters" }),
  { error: "wants an object of names and texts" },
);

/** What the edge says of a connection; fields beside these go along as they are. */
const cf = z.looseObject(
  {
    country: optional(text),
    region: optional(text),
    city: optional(text),
    asn: optional(z.int({ error: "wants a whole number" })),
    asOrganization: optional(text),
    timezone: optional(text),
    httpProtocol: optional(text),
    tlsClientCiphersSha1: optional(text),
    tlsClientExtensionsSha1: optional(text),
    tlsClientHelloLength: optional(text),
    clientTcpRtt: optional(z.number({ error: "wants a number of milliseconds" })),
  },
  { error: "wants an object" },
);

const clickLine = z.object({
  kind: z.literal("click"),
  ref,
  atMs,
  campaign: ref,
  publisher: ref,
  ip: optional(text.regex(/^[\dA-Fa-f.:]*$/, { error: "wants an address such as 203.0.113.7" })),
  headers: optional(headers),
  cf: optional(cf),
  subs: optional(z.record(text, text, { error: "wants an object of names and texts" })),
});

const conversionLine = z
  .object({
    kind: z.literal("conversion"),
    ref,
    atMs,
    click: optional(ref),
    rawClickId: optional(text),
    txid: optional(text),
    event: optional(text.max(100, { error: "wants at most 100 characters" })),
    amountMicros: optional(micros),
    currency: optional(currency),
    leadHash: optional(text),
    via: optional(text),
  })
  .refine(({ click, rawClickId }) => (click === null) !== (rawClickId === null), {
    path: ["click"],
    error: "wants the ref of a click, or rawClickId in its place",
  });

const outcomeLine = z.object({
  kind: z.literal("outcome"),
  atMs,
  conversion: ref,
  outcome: z.enum(["approved", "rejected", "refunded"], {
    error: "wants approved, rejected or refunded",
  }),
});

/** A line of a traffic file, as docs/fraud.md has it: what may be missing is null. */
export const trafficLine = z.discriminatedUnion(
  "kind",
  [setupLine, clickLine, conversionLine, outcomeLine],
  { error: "wants setup, click, conversion or outcome" },
);

export type TrafficLine = z.output<typeof trafficLine>;
export type SetupLine = z.output<typeof setupLine>;
export type ClickLine = z.output<typeof clickLine>;
export type ConversionLine = z.output<typeof conversionLine>;
export type OutcomeLine = z.output<typeof outcomeLine>;
