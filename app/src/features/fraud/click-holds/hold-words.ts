import type { ClickHold, ClickHoldPage, ClickHoldDecide } from "@cleverdrip/contract";
import { formatCount } from "../../../format/number.ts";
import { formatDay, formatShortInstant } from "../../../format/time.ts";
import type { Tone } from "../../../ui/badge.tsx";
import { moneyWords, sumMoney } from "../evidence/money-words.ts";

export type Verb = ClickHoldDecide["decision"];

type State = ClickHold["decision"];
type Choice = { readonly verb: Verb; readonly label: string };

const STATES: Readonly<Record<State, { readonly label: string; readonly tone: Tone }>> = {
  open: { label: "Held", tone: "warn" },
  paid: { label: "Paid", tone: "good" },
  refused: { label: "Refused", tone: "bad" },
};

const CHOICES: Readonly<Record<State, readonly Choice[]>> = {
  open: [
    { verb: "pay", label: "Pay" },
    { verb: "refuse", label: "Refuse" },
  ],
  paid: [{ verb: "refuse", label: "Refuse after all" }],
  refused: [{ verb: "pay", label: "Pay after all" }],
};

export function stateWords(state: State) {
  return STATES[state];
}

/** What can be decided of a day in that state. */
export function choicesIn(state: State): readonly Choice[] {
  return CHOICES[state];
}

/** "Coupon Corner, Summer sale, 20 Nov 2026". */
export function holdName({ publisherName, campaignName, day }: ClickHold): string {
  return `${publisherName}, ${campaignName}, ${formatDay(day, "-")}`;
}

/** Beside a word for what is done: "Coupon Corner, 2026-11-20, Summer sale". */
export function rowName({ publisherName, campaignName, day }: ClickHold): string {
  return `${publisherName}, ${day}, ${campaignName}`;
}

export function daysWords(days: number): string {
  return days === 1 ? "1 day" : `${formatCount(days)} days`;
}

/** What is held of all of them, by currency. */
export function heldWords(holds: readonly ClickHold[]): string {
  return moneyWords(
    sumMoney(holds.map(({ currency, heldMicros }) => ({ currency, payoutMicros: heldMicros }))),
  );
}

/** The same of sums that the api has made. */
export function heldMoney(sums: ClickHoldPage["held"]): string {
  return moneyWords(sums.map(({ currency, micros }) => ({ currency, payoutMicros: micros })));
}

/** "Refused by Ada, 20 Nov, 14:10"; null while nobody has decided. */
export function deciderWords(hold: ClickHold, timezone: string): string | null {
  const { decision, decidedBy, decidedAtMs } = hold;
  if (decision === "open" || decidedAtMs === null) return null;
  const who = decidedBy === null ? "" : ` by ${decidedBy}`;
  return `${stateWords(decision).label}${who}, ${formatShortInstant(decidedAtMs, timezone)}`;
}
