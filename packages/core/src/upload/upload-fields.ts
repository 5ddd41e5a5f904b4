import { decodeBase32 } from "../base32.ts";
import { REPORT_ALIASES, type ReportField, reportField } from "../conversion/report-fields.ts";

/** What a column can mean, by the canonical names of postbacks. */
export const UPLOAD_FIELDS = [
  "click_id",
  "txid",
  "event",
  "amount",
  "revenue",
  "payout",
  "currency",
  "status",
  "coupon",
  "ts",
  "campaign_id",
  "publisher_id",
  "sub1",
  "sub2",
  "sub3",
  "sub4",
  "sub5",
  "sub6",
  "sub7",
  "sub8",
  "sub9",
  "sub10",
  "sub11",
  "sub12",
  "sub13",
  "sub14",
  "sub15",
  "sub16",
  "sub17",
  "sub18",
  "sub19",
  "sub20",
] as const;

export type UploadField = (typeof UPLOAD_FIELDS)[number];

/** What people write over columns, beside the names that postbacks know. */
const SPREADSHEET_WORDS: Readonly<Record<string, UploadField>> = {
  date: "ts",
  time: "ts",
  datetime: "ts",
  date_time: "ts",
  event_time: "ts",
  event_date: "ts",
  conversion_time: "ts",
  conversion_date: "ts",
  transaction_date: "ts",
  order_date: "ts",
  created_at: "ts",
  order: "txid",
  order_no: "txid",
  order_number: "txid",
  transaction: "txid",
  event_name: "event",
  event_type: "event",
  goal_name: "event",
  amount_paid: "amount",
  order_value: "amount",
  order_amount: "amount",
  currency_code: "currency",
  conversion_status: "status",
  order_status: "status",
  state: "status",
  voucher: "coupon",
  campaign: "campaign_id",
  offer: "campaign_id",
  publisher: "publisher_id",
  affiliate: "publisher_id",
};

/** The field that a column header names, in any case and spelling; null where it names none. */
export function uploadField(header: string): UploadField | null {
  const name = normalName(header);
  const known = reportField(name, false) ?? reportField(name.replaceAll("_", ""), false) ?? null;
  const canonical = known === null ? SPREADSHEET_WORDS[name] : canonicalName(known);
  return UPLOAD_FIELDS.find((field) => field === canonical) ?? null;
}

/**
 * A field for each column; of two columns for one field the first has it. `transaction_id` is a click id to trackers and an
 * order number to shops: the values tell.
 */
export function guessColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): readonly (UploadField | null)[] {
  const taken = new Set<UploadField>();
  return headers.map((header, i) => {
    const named = uploadField(header);
    const isShops = named === "click_id" && normalName(header).startsWith("transaction");
    const values = rows.map((cells) => cells[i]?.trim() ?? "").filter((text) => text !== "");
    const field = isShops && values.length > 0 && !values.some(isClickId) ? "txid" : named;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

function normalName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/^\{(.*)\}$/, "$1")
    .replace(/[\s\-./]+/g, "_");
}

function canonicalName(field: string): string {
  return Object.hasOwn(REPORT_ALIASES, field) ? REPORT_ALIASES[field as ReportField][0] : field;
}

function isClickId(text: string): boolean {
  return text.length === 32 && decodeBase32(text) !== null;
}
