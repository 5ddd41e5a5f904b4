import type { ClickHold, ClickHoldDecided } from "@cleverdrip/contract";
import { keyOf } from "./hold-day.ts";
import { daysWords, heldWords, holdName, type Verb } from "./hold-words.ts";

type Decided = ClickHoldDecided["data"];
type Outcome = Decided[number]["outcome"];
type Told = {
  readonly text: string;
  readonly tone: "good" | "bad";
  readonly detail: string | null;
};

const DONE: Readonly<Record<Verb, string>> = { pay: "paid", refuse: "refused" };

/** The day by its name, several by how many they are: "6 days, $102.36". */
export function subjectWords(holds: readonly ClickHold[]): string {
  const [hold, ...others] = holds;
  return hold !== undefined && others.length === 0
    ? holdName(hold)
    : `${daysWords(holds.length)}, ${heldWords(holds)}`;
}

/** What the ledger has of them afterwards; all of them are in the same state. */
export function effectWords(holds: readonly ClickHold[], verb: Verb): string {
  const isOpen = holds.every(({ decision }) => decision === "open");
  const words = holds.length === 1 ? effectOfOne : effectOfSeveral;
  return words(heldWords(holds), verb, isOpen);
}

function effectOfOne(money: string, verb: Verb, isOpen: boolean): string {
  if (verb === "refuse") {
    return isOpen
      ? `The ledger gets all that the day's clicks earned, and an entry that takes ${money} away: the publisher reads both.`
      : `An entry in the ledger takes ${money} back: the publisher reads it.`;
  }
  return isOpen
    ? `${money} is entered in the ledger with the day's other clicks.`
    : `An entry in the ledger gives ${money} back: the publisher reads it.`;
}

function effectOfSeveral(money: string, verb: Verb, isOpen: boolean): string {
  if (verb === "refuse") {
    return isOpen
      ? `The ledger gets all that the days' clicks earned, and for each day an entry that takes away what is held, ${money} in all: each publisher reads its own.`
      : `For each day an entry in the ledger takes back what was paid, ${money} in all: each publisher reads its own.`;
  }
  return isOpen
    ? `${money} is entered in the ledger with the days' other clicks.`
    : `For each day an entry in the ledger gives back what was refused, ${money} in all: each publisher reads its own.`;
}

/** What became of them; a day that the answer leaves out is missing. */
export function outcomeWords(holds: readonly ClickHold[], decided: Decided, verb: Verb): Told {
  const outcomes = new Map(decided.map((own) => [keyOf(own), own.outcome]));
  const outcomeOf = (hold: ClickHold) => outcomes.get(keyOf(hold)) ?? "missing";
  const [hold, ...others] = holds;
  return hold !== undefined && others.length === 0
    ? toldOfOne(hold, outcomeOf(hold), DONE[verb])
    : toldOfSeveral(Map.groupBy(holds, outcomeOf), DONE[verb]);
}

function toldOfOne(hold: ClickHold, outcome: Outcome, done: string): Told {
  switch (outcome) {
    case "changed":
      return { text: `${heldWords([hold])} ${done}`, tone: "good", detail: holdName(hold) };
    case "unchanged":
      return { text: "Nothing changed", tone: "bad", detail: `It was ${done} already.` };
    case "missing":
      return {
        text: "Nothing was decided",
        tone: "bad",
        detail: "Nothing of that day is held any more.",
      };
  }
}

function toldOfSeveral(by: ReadonlyMap<Outcome, readonly ClickHold[]>, done: string): Told {
  const changed = by.get("changed") ?? [];
  const unchanged = by.get("unchanged")?.length ?? 0;
  const missing = by.get("missing")?.length ?? 0;
  const left = [
    unchanged > 0 && `${daysWords(unchanged)} ${unchanged === 1 ? "was" : "were"} ${done} already.`,
    missing > 0 && `Of ${daysWords(missing)} nothing is held any more.`,
  ].filter((sentence) => sentence !== false);
  const detail = left.length === 0 ? null : left.join(" ");
  if (changed.length > 0) {
    const text = `${daysWords(changed.length)} ${done}, ${heldWords(changed)}`;
    return { text, tone: "good", detail };
  }
  return { text: unchanged > 0 ? "Nothing changed" : "Nothing was decided", tone: "bad", detail };
}
