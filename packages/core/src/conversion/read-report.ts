import { decodeBase32 } from "../base32.ts";
import { parseAmount } from "../money.ts";
import { readEventTime } from "./event-time.ts";
import { type ReportField, reportField } from "./report-fields.ts";
import type { ReportParameters } from "./report-parameters.ts";
import { cutId, cutText, isUnfilledMacro, MAX_REPORT_TEXT } from "./report-text.ts";
import {
  mappingTarget,
  MAX_STATUS_WORDS,
  readStatusWords,
  type StatusMapping,
} from "./status-mapping.ts";

/** Longest literal answer, in UTF-16 units. */
const MAX_RETURN_BODY = 500;
/** Control characters but tab and newline. */
const CONTROL = /[^\P{Cc}\t\n]/u;
/** Values of one field that are looked at: enough to find the click id among its many names. */
const MAX_REPEATS = 10;
const TOO_LONG = `longer than ${MAX_REPORT_TEXT} characters; what is more was cut off`;

type Pair = readonly [name: string, value: string];
/** Every usable value of a field, in the report's order. */
type Given = ReadonlyMap<string, readonly string[]>;
/** The first problem of each field. */
type Note = (field: string, problem: string) => void;

/** Reads a report in any system's spelling. The first usable value of a field wins; nothing whatever throws. */
export function readReport(parameters: Iterable<Pair>): ReportParameters {
  const pairs = Array.from(parameters, ([name, value]): Pair => [name.trim().toLowerCase(), value]);
  const problems = new Map<string, string>();
  const note: Note = (field, problem) => {
    if (!problems.has(field)) problems.set(field, problem);
  };
  const given = collect(pairs, note);
  const text = (field: ReportField) => readText(given, field, note);
  return {
    clickId: readClickId(given, note),
    txid: readTxid(given, note),
    event: text("event"),
    amount: readMoney(given, "amount", note),
    revenue: readMoney(given, "revenue", note),
    payout: readMoney(given, "payout", note),
    currency: readCurrency(given, note),
    status: text("status"),
    statusMaps: readMaps(pairs, note),
    coupon: text("coupon"),
    subs: readSubs(given, note),
    returnBody: readReturnBody(given, note),
    eventAtMs: readTime(given, note),
    signature: text("signature"),
    token: text("token"),
    campaignId: text("campaignId"),
    publisherId: text("publisherId"),
    problems: Array.from(problems, ([field, problem]) => ({ field, problem })),
  };
}

function collect(pairs: readonly Pair[], note: Note): Given {
  const isCake = pairs.some(([name, value]) => name === "r" && isClickId(value.trim()));
  const given = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const field = reportField(name, isCake);
    if (field === null) continue;
    // A literal answer keeps its spaces, and its braces may be meant.
    const isLiteral = field === "returnBody";
    const text = isLiteral ? value : value.trim();
    if (text === "") continue;
    const values = given.get(field) ?? [];
    if (!isLiteral && isUnfilledMacro(text)) {
      note(field, `${text} is a macro that was not filled in`);
    } else if (values.length < MAX_REPEATS) {
      given.set(field, [...values, text]);
    }
  }
  return given;
}

function isClickId(text: string): boolean {
  return text.length === 32 && decodeBase32(text) !== null;
}

function readText(given: Given, field: string, note: Note): string | null {
  const text = given.get(field)?.[0];
  if (text === undefined) return null;
  if (text.length > MAX_REPORT_TEXT) note(field, TOO_LONG);
  return cutText(text).trimEnd();
}

/** Several names of a click id stand for other things elsewhere, so a value that can be one of ours goes first. */
function readClickId(given: Given, note: Note): string | null {
  const candidates = given.get("clickId") ?? [];
  const chosen = candidates.find(isClickId) ?? candidates[0];
  if (chosen === undefined) return null;
  if (candidates.some((text) => text.toLowerCase() !== chosen.toLowerCase())) {
    note("clickId", "given more than once with different values; send the click id alone");
  }
  if (chosen.length > MAX_REPORT_TEXT) note("clickId", TOO_LONG);
  return cutText(chosen).trimEnd();
}

function readTxid(given: Given, note: Note): string | null {
  const text = given.get("txid")?.[0];
  if (text === undefined) return null;
  if (text.length > MAX_REPORT_TEXT) note("txid", `${TOO_LONG} and replaced by its fingerprint`);
  return cutId(text);
}

function readMoney(given: Given, field: ReportField, note: Note): string | null {
  const text = readText(given, field, note);
  if (text !== null && parseAmount(text) === null) {
    note(field, "not a plain decimal number such as 25 or 25.00, with at most six decimals");
  }
  return text;
}

function readCurrency(given: Given, note: Note): string | null {
  const text = readText(given, "currency", note);
  if (text === null || /^[a-z]{3}$/i.test(text)) return text?.toUpperCase() ?? null;
  note("currency", "not a currency of three letters such as USD");
  return text;
}

function readTime(given: Given, note: Note): number | null {
  const text = given.get("eventAtMs")?.[0];
  if (text === undefined) return null;
  const atMs = readEventTime(text);
  if (atMs === null) {
    note(
      "eventAtMs",
      "neither unix seconds, milliseconds nor an ISO 8601 time; the receipt counts",
    );
  }
  return atMs;
}

/** All of it or nothing: a changed literal is not what the sender waits for. */
function readReturnBody(given: Given, note: Note): string | null {
  const text = given.get("returnBody")?.[0];
  if (text === undefined) return null;
  const isLong = text.length > MAX_RETURN_BODY;
  if (isLong) note("returnBody", `longer than ${MAX_RETURN_BODY} characters`);
  else if (CONTROL.test(text)) note("returnBody", "holds control characters");
  else return text;
  return null;
}

function readSubs(given: Given, note: Note): Readonly<Record<string, string>> {
  const fields = Array.from(given.keys()).filter((field) => field.startsWith("sub"));
  return Object.fromEntries(fields.map((field) => [field, readText(given, field, note) ?? ""]));
}

function readMaps(pairs: readonly Pair[], note: Note): readonly StatusMapping[] {
  const maps = new Map<string, StatusMapping>();
  for (const [name, value] of pairs) {
    const status = mappingTarget(name);
    if (status === null) continue;
    const { words, isCut } = readStatusWords(value);
    const fresh = words.filter((word) => !maps.has(word));
    const room = MAX_STATUS_WORDS - maps.size;
    const isTooMuch = isCut || fresh.length > room;
    if (isTooMuch) note("statusMaps", "too many words, or one too long; those were left out");
    for (const word of fresh.slice(0, room)) maps.set(word, { word, status });
  }
  return Array.from(maps.values());
}
