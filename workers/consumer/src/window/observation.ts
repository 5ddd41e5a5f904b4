import type { Verdict } from "@cleverdrip/core";
import type { CampaignCounting } from "@cleverdrip/db";

/** A click as a campaign's window sees it. */
export type ObservedClick = {
  readonly id: string;
  readonly atMs: number;
  /** yyyy-mm-dd in the workspace's zone. */
  readonly day: string;
  readonly isPayable: boolean;
  readonly publisherId: string;
  readonly linkId: string;
  /** One key for a visitor who brought our cookie; two (address, then the new cookie) for one who did not. */
  readonly visitorKeys: readonly number[];
  /** Who must not have clicked just before, the visitor's key of now first; none = every click counts. */
  readonly duplicateKeys: readonly number[];
};

export type Observation = { readonly batchId: string; readonly clicks: readonly ObservedClick[] };

/** How the campaign's clicks are counted; days and periods are those of the workspace's zone. */
export type CountingRules = CampaignCounting & { readonly timezone: string };

export const NOT_PAYABLE: Verdict = { isUnique: false, isNewVisitor: false, isDuplicate: false };

const LETTER_OF_NOT_PAYABLE = "-";

/** One character a click: it is stored, and crosses to the caller, as many characters as a batch has clicks. */
export function verdictLetter({ isUnique, isNewVisitor, isDuplicate }: Verdict): string {
  return String((isUnique ? 1 : 0) + (isNewVisitor ? 2 : 0) + (isDuplicate ? 4 : 0));
}

export function readVerdicts(letters: string): Verdict[] {
  return Array.from(letters, (letter) => {
    if (letter === LETTER_OF_NOT_PAYABLE) return NOT_PAYABLE;
    const bits = Number(letter);
    return {
      isUnique: (bits & 1) !== 0,
      isNewVisitor: (bits & 2) !== 0,
      isDuplicate: (bits & 4) !== 0,
    };
  });
}

/** The letters of a batch before its payable clicks are judged. */
export function unjudged({ clicks }: Observation): string[] {
  return clicks.map(() => LETTER_OF_NOT_PAYABLE);
}
