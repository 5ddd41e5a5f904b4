import { addressOf, edgeOf, headersOf } from "./connection.ts";
import type {
  CampaignTold,
  ClickLine,
  ConversionLine,
  OutcomeLine,
  SetupLine,
  TrafficLine,
} from "./traffic-line.ts";
import { fieldsOf, listOf, textOf, textsOf, wholeOf } from "./values.ts";

/** A line, or the sentence that says what it wants: `atMs wants milliseconds since 1970`. */
export type ReadLine =
  | { readonly kind: "read"; readonly line: TrafficLine }
  | { readonly kind: "malformed"; readonly problem: string };

type Fields = Readonly<Record<string, unknown>>;

/** Of a header or sub id the product keeps less; of a report it takes no more than 16 kB in all. */
const LONGEST = 8_000;
const LONGEST_SAID = 1_000;
const LONGEST_EVENT = 100;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * Reads one line of a traffic file. Only what nothing can be made of is malformed: values of other types are taken for what they
 * say, and what is no value of its field is as good as missing.
 */
export function readLine(text: string): ReadLine {
  let fields: Fields;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return NO_OBJECT;
    fields = fieldsOf(value);
  } catch {
    return NO_OBJECT;
  }
  switch (fields["kind"]) {
    case "setup":
      return { kind: "read", line: readSetup(fields) };
    case "click":
      return readClick(fields);
    case "conversion":
      return readConversion(fields);
    case "outcome":
      return readOutcome(fields);
    default:
      return malformed("kind wants setup, click, conversion or outcome");
  }
}

const NO_OBJECT = malformed("the line wants one JSON object");

function malformed(problem: string): ReadLine {
  return { kind: "malformed", problem };
}

/** The first of these fields without a value of its kind, as a sentence. */
function missing(texts: Readonly<Record<string, string | null>>, atMs: number | null) {
  for (const [name, value] of Object.entries(texts))
    if (value === null) return malformed(`${name} wants a text`);
  return atMs === null ? malformed("atMs wants milliseconds since 1970, a whole number") : null;
}

function readSetup(fields: Fields): SetupLine {
  const campaigns = listOf(fields["campaigns"]).flatMap((value): readonly CampaignTold[] => {
    const { payoutMicros, currency, ref } = fieldsOf(value);
    const known = textOf(ref) ?? textOf(value);
    const worth = Math.max(0, wholeOf(payoutMicros) ?? 0);
    return known === null
      ? []
      : [{ ref: known, payoutMicros: worth, currency: currencyOf(currency) }];
  });
  const publishers = listOf(fields["publishers"]).flatMap((value) => {
    const ref = textOf(fieldsOf(value)["ref"]) ?? textOf(value);
    return ref === null ? [] : [{ ref }];
  });
  return { kind: "setup", campaigns, publishers };
}

function currencyOf(value: unknown): string {
  const text = textOf(value)?.trim().toUpperCase() ?? "";
  return CURRENCY.test(text) ? text : "USD";
}

function readClick(fields: Fields): ReadLine {
  const [ref, campaign, publisher] = ["ref", "campaign", "publisher"].map((name) =>
    textOf(fields[name]),
  );
  const atMs = wholeOf(fields["atMs"]);
  const lacks = missing(
    { ref: ref ?? null, campaign: campaign ?? null, publisher: publisher ?? null },
    atMs,
  );
  if (lacks !== null || !ref || !campaign || !publisher || atMs === null) return lacks ?? NO_OBJECT;
  const subs = Object.entries(textsOf(fields["subs"])).map(
    ([name, value]) => [name, value.slice(0, LONGEST)] as const,
  );
  const line: ClickLine = {
    kind: "click",
    ref,
    atMs,
    campaign,
    publisher,
    ip: addressOf(fields["ip"]),
    headers: headersOf(fields["headers"]),
    cf: edgeOf(fields["cf"]),
    subs: Object.fromEntries(subs),
  };
  return { kind: "read", line };
}

function readConversion(fields: Fields): ReadLine {
  const ref = textOf(fields["ref"]);
  const atMs = wholeOf(fields["atMs"]);
  if (ref === null || atMs === null) return missing({ ref }, atMs) ?? NO_OBJECT;
  const rawClickId = said(fields["rawClickId"]);
  const amount = wholeOf(fields["amountMicros"]) ?? -1;
  const currency = textOf(fields["currency"])?.trim().toUpperCase() ?? "";
  const line: ConversionLine = {
    kind: "conversion",
    ref,
    atMs,
    // What was really sent counts.
    click: rawClickId === null ? textOf(fields["click"]) : null,
    rawClickId,
    txid: said(fields["txid"]),
    event: textOf(fields["event"])?.trim().slice(0, LONGEST_EVENT) || null,
    amountMicros: amount < 0 ? null : amount,
    currency: CURRENCY.test(currency) ? currency : null,
    leadHash: said(fields["leadHash"]),
    via: textOf(fields["via"])?.toLowerCase() ?? null,
  };
  return { kind: "read", line };
}

function said(value: unknown): string | null {
  return textOf(value)?.slice(0, LONGEST_SAID) ?? null;
}

const OUTCOMES = ["approved", "rejected", "refunded"] as const;

function readOutcome(fields: Fields): ReadLine {
  const conversion = textOf(fields["conversion"]);
  const atMs = wholeOf(fields["atMs"]);
  if (conversion === null || atMs === null) return missing({ conversion }, atMs) ?? NO_OBJECT;
  const word = textOf(fields["outcome"])?.trim().toLowerCase();
  const outcome = OUTCOMES.find((own) => own === word);
  if (outcome === undefined) return malformed("outcome wants approved, rejected or refunded");
  const line: OutcomeLine = { kind: "outcome", atMs, conversion, outcome };
  return { kind: "read", line };
}
