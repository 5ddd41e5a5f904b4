import type { Upload, UploadFieldName } from "@cleverdrip/contract";
import { conversionReason } from "../../format/reason.ts";

export type Effect = keyof Upload["checked"]["effects"];

type Words = { readonly label: string; readonly hint: string };

/** In the order in which they are shown. */
const EFFECTS: Readonly<Record<Effect, Words>> = {
  recorded: { label: "New", hint: "Results that were not there yet" },
  held: { label: "New, held", hint: "Recorded, but waiting for a review or the holding period" },
  changed: { label: "Changed", hint: "Results that were there get a new status or missing data" },
  duplicate: { label: "Duplicate", hint: "Recorded already: counted once" },
  ignored: { label: "Ignored", hint: "Their status word is mapped to nothing" },
  conflict: {
    label: "Conflict",
    hint: "Recorded already with another amount: the first one stands",
  },
  refused: { label: "Refused", hint: "Nothing of them is taken; mend them and upload them again" },
};

// Keys of a closed record: Object.keys only forgets their type.
export const SHOWN_EFFECTS = Object.keys(EFFECTS) as readonly Effect[];

export function effectWords(effect: Effect): Words {
  return EFFECTS[effect];
}

const STATES: Readonly<Record<Upload["state"], string>> = {
  checking: "Dry run",
  checked: "Not recorded yet",
  committing: "Being recorded",
  done: "Recorded",
};

export function stateLabel(state: Upload["state"]): string {
  return STATES[state];
}

/** Beside the reasons of conversions: what only a row of a file can have. */
const ROW_REASONS: Readonly<Record<string, string>> = {
  UNREADABLE: "Cannot be read",
  NOT_FOUND: "No such result",
  AMBIGUOUS: "Several results fit",
};

export function rowReason(code: string): string {
  return ROW_REASONS[code] ?? conversionReason(code).label;
}

const FIELDS: Readonly<Record<UploadFieldName, string>> = {
  click_id: "Click id",
  txid: "Transaction id",
  event: "Event",
  amount: "Sale amount",
  revenue: "Revenue (owed to us)",
  payout: "Payout",
  currency: "Currency",
  status: "Status",
  coupon: "Coupon",
  ts: "Date and time",
  campaign_id: "Campaign id",
  publisher_id: "Publisher id",
  sub1: "Sub 1",
  sub2: "Sub 2",
  sub3: "Sub 3",
  sub4: "Sub 4",
  sub5: "Sub 5",
  sub6: "Sub 6",
  sub7: "Sub 7",
  sub8: "Sub 8",
  sub9: "Sub 9",
  sub10: "Sub 10",
  sub11: "Sub 11",
  sub12: "Sub 12",
  sub13: "Sub 13",
  sub14: "Sub 14",
  sub15: "Sub 15",
  sub16: "Sub 16",
  sub17: "Sub 17",
  sub18: "Sub 18",
  sub19: "Sub 19",
  sub20: "Sub 20",
};

export const FIELD_CHOICES: readonly {
  readonly value: UploadFieldName | "";
  readonly label: string;
}[] = [
  { value: "", label: "Not used" },
  // As above.
  ...(Object.keys(FIELDS) as UploadFieldName[]).map((value) => ({ value, label: FIELDS[value] })),
];

export function fieldLabel(field: UploadFieldName): string {
  return FIELDS[field];
}
