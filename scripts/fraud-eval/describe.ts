import type { Counts, Summary } from "@cleverdrip/evaluation";

const MOST_PUBLISHERS = 20;

/** Why a file was refused. */
export function describeProblems(problems: readonly string[], more: number): readonly string[] {
  const rest = more === 0 ? [] : [`and ${more} more.`];
  return [...problems, ...rest, "Nothing was judged or written."];
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
