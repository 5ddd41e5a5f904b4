import type { Counts, LeftOut, Summary } from "@cleverdrip/evaluation";

const MOST_PUBLISHERS = 20;

/** What was played although it is not as agreed. */
export function describeMended(sentences: readonly string[]): readonly string[] {
  return sentences.length === 0 ? [] : ["Judged all the same:", ...sentences.map(indented)];
}

/** What was left out. */
export function describeProblems({ problems, count }: LeftOut): readonly string[] {
  if (count === 0) return [];
  const lines = count === 1 ? "1 line" : `${count} lines`;
  return [`Left out, with all others judged, ${lines}:`, ...problems.map(indented)];
}

function indented(sentence: string): string {
  return `  ${sentence}`;
}

/** What became of a file, for whoever waits at the terminal. */
export function describeSummary(
  { clicks, conversions, held, errors }: Summary,
  seconds: number,
  output: string,
): readonly string[] {
  const shown = held.slice(0, MOST_PUBLISHERS);
  const rest = held.length - shown.length;
  return [
    `${clicks.all + conversions.all} verdicts in ${seconds.toFixed(1)} s: ${output}`,
    describeCounts("clicks", clicks),
    describeCounts("conversions", conversions),
    shown.length === 0 ? "No money is withheld." : "Money withheld:",
    ...shown.map(
      ({ publisher, results, micros, currency }) =>
        `  ${publisher}: ${money(micros)} ${currency} of ${results} conversions`,
    ),
    ...(rest === 0 ? [] : [`  and ${rest} more.`]),
    ...errors.map(
      ({ event, count, first }) => `Logged as an error ${count} times: ${event}: ${first}`,
    ),
  ];
}

function describeCounts(name: string, counts: Counts): string {
  const { all, valid, suspect, invalid, givt, sivt } = counts;
  return `${name}: ${all}, of them ${valid} valid, ${suspect} suspect, ${invalid} invalid (GIVT ${givt}, SIVT ${sivt})`;
}

function money(micros: number): string {
  return (micros / 1_000_000).toFixed(2);
}
