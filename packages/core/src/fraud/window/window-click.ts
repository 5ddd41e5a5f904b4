/** A counted click, as sources are judged by it. */
export type WindowClick = {
  readonly id: string;
  readonly atMs: number;
  readonly publisherId: string;
  readonly campaignId: string;
  /** sub1; "" = none. */
  readonly sub: string;
  /** As packTraits has it; "" = nothing is known. */
  readonly traits: string;
};

const LONGEST_SUB = 32;
const LONGEST_ID = 36;
/** Longer ones say nothing that could be judged: no browser's do. */
const LONGEST_TRAITS = 180;
/** Of a click's text in the sample. */
export const LONGEST_TEXT = LONGEST_ID + LONGEST_SUB + LONGEST_TRAITS + 2;

/** A sub id as sources are told apart by: its first 32 characters, a byte each. */
export function shortSub(sub: string): string {
  return sub.slice(0, LONGEST_SUB).replaceAll(/[^\u0020-\u00ff]/g, "?");
}

/** What the sample keeps of a click, a byte a character; null where it says nothing that could be judged. */
export function clickText({ id, sub, traits }: WindowClick): string | null {
  const isUsable = traits !== "" && traits.length <= LONGEST_TRAITS && id.length <= LONGEST_ID;
  return isUsable
    ? `${id}\n${shortSub(sub)}\n${traits.replaceAll(/[^\u0020-\u00ff]/g, "?")}`
    : null;
}
