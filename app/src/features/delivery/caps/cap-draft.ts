import type { ClickCap } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { parseCount } from "../../../format/number.ts";
import { newKey } from "../../../ui/new-key.ts";

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
  return { ...cap, limit: parseCount(limit) ?? 0 };
}

export function capErrors(drafts: readonly CapDraft[], path: string): FieldErrors {
  const wrong = drafts.flatMap(({ limit }, index) => {
    const value = parseCount(limit) ?? 0;
    return value >= 1 && value <= MOST ? [] : [index];
  });
  return Object.fromEntries(
    wrong.map((index) => [
      `${path}.${index}.limit`,
      "Write a whole number of clicks, such as 10,000.",
    ]),
  );
}
