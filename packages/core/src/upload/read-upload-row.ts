import { type NumberStyle, readDecimal } from "./read-decimal.ts";
import { type DateStyle, readUploadTime } from "./read-upload-time.ts";
import { UPLOAD_FIELDS, type UploadField } from "./upload-fields.ts";

/** `results` are recorded, or change what is recorded; `statuses` only change what is recorded. */
export const UPLOAD_KINDS = ["results", "statuses"] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];

/** How the rows of an upload are read. */
export type UploadRules = {
  readonly kind: UploadKind;
  /** What each column means; null = nothing, it is only kept for the error file. */
  readonly columns: readonly (UploadField | null)[];
  readonly numbers: NumberStyle;
  readonly dates: DateStyle;
  readonly timezone: string;
  /** For rows that say nothing themselves. */
  readonly defaults: Readonly<Partial<Record<UploadField, string>>>;
};

export type UploadRow =
  | { readonly kind: "read"; readonly values: ReadonlyMap<UploadField, string> }
  /** `hint`: what is wrong and how to mend it. */
  | { readonly kind: "unreadable"; readonly hint: string };

/** Longest row, in UTF-16 units: its values go into the received log. */
export const MAX_ROW_TEXT = 8_000;

const MONEY: readonly UploadField[] = ["amount", "revenue", "payout"];
const SHOWN = { point: "1,234.50", comma: "1.234,50" } as const;
const DATE_EXAMPLES = {
  iso: "2026-11-20, 2026-11-20 14:05, an ISO time with its offset or unix seconds",
  dmy: "20.11.2026 or 20/11/2026 14:05",
  mdy: "11/20/2026 or 11/20/2026 2:05 PM",
} as const;

/** The values of a row in the spelling of postbacks: plain decimals, ISO times. Nothing is guessed. */
export function readUploadRow(cells: readonly string[], rules: UploadRules): UploadRow {
  const { columns } = rules;
  const surplus = cells.slice(columns.length).filter((cell) => cell.trim() !== "").length;
  if (surplus > 0)
    return unreadable(
      `the row has ${columns.length + surplus} values for ${columns.length} columns; put values that hold the delimiter in double quotes`,
    );
  const values = new Map<UploadField, string>();
  for (const field of UPLOAD_FIELDS) {
    const given = cells[columns.indexOf(field)]?.trim() ?? "";
    const text = given === "" ? (rules.defaults[field] ?? "") : given;
    if (text === "" || isUnused(field, rules.kind)) continue;
    const value = given === "" ? { text } : readValue(field, text, rules);
    if (value.text === undefined) return unreadable(value.hint);
    values.set(field, value.text);
  }
  const lack = missing(values, rules.kind);
  return lack === null ? { kind: "read", values } : unreadable(lack);
}

type Value =
  | { readonly text: string; readonly hint?: never }
  | { readonly text?: never; readonly hint: string };

function readValue(field: UploadField, text: string, rules: UploadRules): Value {
  if (MONEY.includes(field)) {
    const decimal = readDecimal(text, rules.numbers);
    if (decimal !== null) return { text: decimal };
    const hint = `${field} "${text}" is not a number like ${SHOWN[rules.numbers]}, without sign and currency`;
    return { hint };
  }
  if (field !== "ts") return { text };
  const atMs = readUploadTime(text, rules.dates, rules.timezone);
  if (atMs !== null) return { text: new Date(atMs).toISOString() };
  return {
    hint: `date "${text}" is not ${DATE_EXAMPLES[rules.dates]}; or choose another date format`,
  };
}

/** Without a key a row that is given twice would count twice. */
function missing(values: ReadonlyMap<UploadField, string>, kind: UploadKind): string | null {
  const has = (field: UploadField) => values.has(field);
  if (!has("click_id") && !has("txid"))
    return "the row has neither a transaction id nor a click id; without one it would count again when uploaded again";
  if (!has("click_id") && !has("campaign_id"))
    return "the row has no click id, so it needs a campaign: add a campaign_id column, or choose a campaign for the upload";
  if (kind === "statuses" && !has("status"))
    return "the row has no status; write approved, pending, hold, rejected, refunded or a word of yours that is mapped";
  return null;
}

/** A change of status leaves everything else as it is. */
function isUnused(field: UploadField, kind: UploadKind): boolean {
  return kind === "statuses" && !STATUS_FIELDS.includes(field);
}

const STATUS_FIELDS: readonly UploadField[] = [
  "click_id",
  "txid",
  "event",
  "status",
  "campaign_id",
];

function unreadable(hint: string): UploadRow {
  return { kind: "unreadable", hint };
}
