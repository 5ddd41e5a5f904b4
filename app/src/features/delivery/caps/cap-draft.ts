import type { ClickCap } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { newKey } from "../conditions/condition-draft.ts";

/** As it is being typed: the limit is still text. */
export type CapDraft = Omit<ClickCap, "limit"> & { readonly key: number; readonly limit: string };

const MOST = 1_000_000_000;

export function emptyCap(): CapDraft {
  return {
    key: newKey(),
    scope: "campaign",
    subjectId: null,
    period: "day",
    limit: "",
    isHard: false,
  };
}

export function capDraftOf(cap: ClickCap): CapDraft {
  return { ...cap, key: newKey(), limit: String(cap.limit) };
}

/** Only of a draft that `capErrors` has nothing against. */
export function capOf({ key: _key, limit, ...cap }: CapDraft): ClickCap {
  return { ...cap, limit: numberOf(limit) };
}

export function capErrors(drafts: readonly CapDraft[], path: string): FieldErrors {
  const wrong = drafts.flatMap(({ limit }, index) => {
    const value = numberOf(limit);
    return Number.isInteger(value) && value >= 1 && value <= MOST ? [] : [index];
  });
  return Object.fromEntries(
    wrong.map((index) => [
      `${path}.${index}.limit`,
      "Write a whole number of clicks, such as 10,000.",
    ]),
  );
}

/** Commas and blanks between thousands are read past. */
function numberOf(text: string): number {
  const digits = text.replaceAll(/[,\s]/g, "");
  return /^\d{1,10}$/.test(digits) ? Number(digits) : Number.NaN;
}
