import type { SourceResult } from "../evidence.ts";
import { countWhile } from "./count-while.ts";
import { txidShape } from "./number-shape.ts";

/** A result's number in a row that counts up. */
type Step = {
  readonly atMs: number;
  readonly publisherId: string;
  readonly number: number;
};

/** Others' results on either side in time that say where the row is. */
const NEIGHBOURS = 8;
const LEAST_NEIGHBOURS = 5;
/** How much of a row goes up, from each step to the third after it: results are reported somewhat out of turn. */
const GOES_UP = 0.8;
const STRIDE = 3;
/** Outside by so many times what the row moves among the neighbours. */
const FAR_OUT = 3;

/**
 * Shops count their orders. Whoever makes numbers up has their shape, and does not know how far the row has come: says of a
 * result whether its number is far from those that others have at the same time. False where a campaign's numbers are no row.
 */
export function learnSteps(results: readonly SourceResult[]): (result: SourceResult) => boolean {
  const rows = new Map<string, Step[]>();
  for (const result of results) {
    const step = stepOf(result);
    if (step === null) continue;
    const key = rowOf(result);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [step]);
    else row.push(step);
  }
  for (const row of rows.values()) row.sort((a, b) => a.atMs - b.atMs || a.number - b.number);
  const others = new Map<string, readonly Step[]>();
  const othersOf = (key: string, publisherId: string): readonly Step[] => {
    const name = `${key}\n${publisherId}`;
    const known = others.get(name) ?? withoutOwn(rows.get(key) ?? [], publisherId);
    others.set(name, known);
    return known;
  };
  return (result) => {
    const step = stepOf(result);
    return step !== null && isOutOfStep(step, othersOf(rowOf(result), result.publisherId));
  };
}

function rowOf({ campaignId, event, txid }: SourceResult): string {
  return `${campaignId} ${event} ${txidShape(txid ?? "")}`;
}

/** The digits that an id ends with; null where it is a code, or where there are too few. */
function stepOf({ atMs, publisherId, txid }: SourceResult): Step | null {
  if (txid === null || txidShape(txid).includes("x")) return null;
  const digits = /\d{4,15}$/.exec(txid)?.[0];
  return digits === undefined ? null : { atMs, publisherId, number: Number(digits) };
}

/** The row without the publisher's own; nothing where what is left is none. */
function withoutOwn(row: readonly Step[], publisherId: string): readonly Step[] {
  const others = row.filter((step) => step.publisherId !== publisherId);
  return goesUp(others) ? others : [];
}

function goesUp(row: readonly Step[]): boolean {
  const pairs = row.length - STRIDE;
  if (pairs < 2 * NEIGHBOURS) return false;
  const up = row.filter(({ number }, i) => (row[i + STRIDE]?.number ?? 0) > number).length;
  return up / pairs > GOES_UP;
}

function isOutOfStep({ atMs, number }: Step, others: readonly Step[]): boolean {
  const middle = countWhile(others, (step) => step.atMs <= atMs);
  const before = others.slice(Math.max(0, middle - NEIGHBOURS), middle);
  const after = others.slice(middle, middle + NEIGHBOURS);
  const [low, high] = [before, after].map((own) =>
    own.length < LEAST_NEIGHBOURS ? null : medianOf(own),
  );
  if (low === undefined || high === undefined || low === null || high === null) return false;
  const moved = (high - low) * FAR_OUT;
  return moved > 0 && (number < low - moved || number > high + moved);
}

function medianOf(steps: readonly Step[]): number {
  const numbers = steps.map(({ number }) => number).toSorted((a, b) => a - b);
  return numbers[numbers.length >> 1] ?? 0;
}
