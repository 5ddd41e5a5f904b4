import type { NewLedgerEntry } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";
import { parseMoney } from "../../format/money.ts";

/** An entry as it is being typed: its sign is a choice, never a character in front of the amount. */
export type EntryDraft = {
  readonly kind: NewLedgerEntry["kind"];
  readonly isNegative: boolean;
  readonly amount: string;
  readonly currency: string;
  readonly note: string;
};

export function emptyEntry(
  kind: EntryDraft["kind"],
  part: Pick<EntryDraft, "currency"> & Partial<EntryDraft>,
): EntryDraft {
  return { kind, isNegative: false, amount: "", note: "", ...part };
}

/** Only of a draft that `entryErrors` has nothing against. */
export function newEntryOf(draft: EntryDraft, key: string): NewLedgerEntry {
  const { kind, isNegative, currency } = draft;
  const micros = parseMoney(draft.amount) ?? 0;
  return {
    kind,
    amountMicros: isNegative ? 0 - micros : micros,
    currency,
    key,
    note: draft.note.trim(),
  };
}

export function entryErrors({ kind, amount, note }: EntryDraft): FieldErrors {
  return {
    ...((parseMoney(amount) ?? 0) > 0
      ? {}
      : { amountMicros: "Write an amount above 0, such as 120.50." }),
    ...(note.trim() === ""
      ? { note: kind === "payment" ? "Give the payment's reference." : "Say why." }
      : {}),
  };
}
