import type { ReceiptProblem } from "./receipt-problem.ts";
import type { DayRecord } from "./receipt-records.ts";
import { hashOfRoot, type DayRoot } from "./seal-day.ts";

type Day = DayRecord & { readonly line: number };

/** Each root names the one before it, so that none can be changed, left out or put in later. */
export function checkChain(days: readonly Day[]): readonly ReceiptProblem[] {
  const byWorkspace = Map.groupBy(days, ({ day }) => day.workspace);
  return [...byWorkspace.values()].flatMap(checkOne);
}

function checkOne(days: readonly Day[]): readonly ReceiptProblem[] {
  const sorted = days.toSorted((a, b) => (a.day.day < b.day.day ? -1 : 1));
  return sorted.flatMap(({ day, line }, i): readonly ReceiptProblem[] => {
    const before = sorted[i - 1]?.day;
    if (before === undefined) return [];
    if (before.day === day.day) {
      // The same file twice is no harm.
      if (hashOfRoot(before) === hashOfRoot(day)) return [];
      return [broken(line, `there are two different roots of ${day.day}: one of them is not true`)];
    }
    return follow(before, day, line);
  });
}

function follow(
  before: DayRoot,
  { day, previous }: DayRoot,
  line: number,
): readonly ReceiptProblem[] {
  if (previous === null)
    return [broken(line, `${day} says it is the first, but there is ${before.day}`)];
  if (previous.day > before.day) {
    const sentence = `${day} follows ${previous.day}, which is not in the file: what happened after ${before.day} is not all here`;
    return [{ kind: "missing-day", line, sentence }];
  }
  if (previous.day < before.day)
    return [broken(line, `${day} follows ${previous.day} and leaves out ${before.day}`)];
  if (previous.hash === hashOfRoot(before)) return [];
  return [broken(line, `${day} follows another root of ${before.day} than the one in the file`)];
}

function broken(line: number, sentence: string): ReceiptProblem {
  return { kind: "broken-chain", line, sentence };
}
