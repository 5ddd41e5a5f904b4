import { statusOfWord } from "../conversion-status.ts";
import { compileWith, type TemplateOptions } from "./compile-template.ts";
import type { Template } from "./fill-plain.ts";
import type { ReadMacro } from "./macro-fields.ts";
import { formatMicros } from "./macro-numbers.ts";
import { CLICK_MACROS, type MacroTable } from "./macro-readers.ts";
import type { ConversionMacros } from "./macro-values.ts";

type ReadConversion = (conversion: ConversionMacros) => string;

/** Apart from the click's, so that the tracker does not carry what only postbacks need. */
const BY_NAMES: Readonly<Record<string, ReadConversion>> = {
  "payout sum": ({ payoutMicros }) => money(payoutMicros),
  revenue: ({ revenueMicros }) => money(revenueMicros),
  "sale_amount amount": ({ amountMicros }) => money(amountMicros),
  currency: ({ currency }) => currency,
  "event event_name goal": ({ event }) => event,
  status: ({ status }) => status,
  "txid tid transactionid order_id txn_id": ({ txid }) => txid,
  timestamp: ({ atMs }) => String(Math.floor(atMs / 1000)),
  timestamp_ms: ({ atMs }) => String(atMs),
  reason: ({ reason }) => reason,
  fraud_score: ({ fraudScore }) => String(fraudScore ?? ""),
  sig: ({ signature }) => signature,
  // There are no advertisers yet: known, and always without a value.
  "advertiser.id": () => "",
};

const READERS: ReadonlyMap<string, ReadMacro> = new Map(
  Object.entries(BY_NAMES).flatMap(([names, read]) =>
    names
      .split(" ")
      .map((name): [string, ReadMacro] => [
        name,
        ({ conversion }) => (conversion === undefined ? "" : read(conversion)),
      ]),
  ),
);

/** Macros of a postback: the conversion's, and of its click whatever the conversion does not say itself. */
export const POSTBACK_MACROS: MacroTable = {
  readerOf: (name) => READERS.get(name) ?? CLICK_MACROS.readerOf(name),
  statusOf: (word) => statusOfWord(word) ?? word,
};

/** As `compileTemplate`, for a URL that tells of a conversion; there `{tid}` is the advertiser's transaction id. */
export function compilePostback(text: string, options: TemplateOptions = {}): Template | null {
  return compileWith(text, options, POSTBACK_MACROS);
}

function money(micros: number | null): string {
  return micros === null ? "" : formatMicros(micros);
}
