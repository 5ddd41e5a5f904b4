import { simulation, tests, type Mutant } from "../mutant.ts";

const COPY = "workers/consumer/src/log/stored-copy.ts";
const COMPARE = "packages/core/src/verify/compare-rows.ts";
const COMPARE_TEST = "packages/core/src/verify/compare-rows.test.ts";

/** What the log makes again, and what counting again finds. */
export const REPLAYING_MUTANTS: readonly Mutant[] = [
  {
    name: "first-copy-replayed",
    file: COPY,
    from: 'const guessed = guesses.get(batchId) ?? "";',
    to: "const guessed = copies[0]?.guessed;",
    breaks:
      "Of a batch that was judged twice a replay stores what was logged, and not what was stored.",
    check: simulation,
  },
  {
    name: "guess-without-a-line",
    file: "packages/db/src/events/store-clicks.ts",
    from: "guesses.map(guessRow)",
    to: "guesses.slice(guesses.length).map(guessRow)",
    breaks:
      "Nobody knows afterwards that a batch was stored by a guess: its replay has other uniques.",
    check: simulation,
  },
  {
    name: "result-without-a-line",
    file: "packages/db/src/events/conversion-effects.ts",
    from: "isReplayed === true ? [] : [journalLine(write, ledger)]",
    to: "isReplayed === true || write.before !== null ? [] : [journalLine(write, ledger)]",
    breaks: "What changed of a result later is not in the log.",
    check: simulation,
  },
  {
    name: "journal-forgotten-first",
    file: "workers/consumer/src/log/drain-journal.ts",
    from: "    await Promise.all(folders.map((own) => append(own, appendLog)));\n    await forgetJournal(db, last.seq);",
    to: "    await forgetJournal(db, last.seq);\n    await Promise.all(folders.map((own) => append(own, appendLog)));",
    breaks: "Lines that the log refuses, or whose writer dies, are gone.",
    check: tests("workers/consumer/src/log/log.test.ts"),
  },
  {
    name: "applied-again",
    file: "packages/db/src/replay/apply-conversion.ts",
    from: "if ((stored?.sequence ?? 0) >= after.sequence) return",
    to: "if ((stored?.sequence ?? 0) > after.sequence) return",
    breaks: "A replay into books that are whole speaks of gaps.",
    check: simulation,
  },
  {
    name: "gaps-unsaid",
    file: "workers/consumer/src/replay/replay-journal.ts",
    from: 'waiting.flatMap((own) => (own.kind === "conversion" ? gapOf(own.line) : []))',
    to: 'waiting.flatMap((own) => (own.kind === "ledger" ? [own.line.id] : []))',
    breaks: "A change whose predecessor is lost is left out in silence.",
    check: tests("workers/consumer/src/replay/replay.test.ts"),
  },
  {
    name: "amounts-not-compared",
    file: COMPARE,
    from: "  if (amounts.length > 0) {",
    to: "  if (amounts.length > 1) {",
    breaks: "Somebody who changes an amount in the database is not found.",
    check: tests(COMPARE_TEST),
  },
  {
    name: "double-is-a-lost-segment",
    file: COMPARE,
    from: "[twin, id]));",
    to: "[id, twin]));",
    breaks: "A row that was doubled is named as one whose segment is lost.",
    check: tests(COMPARE_TEST),
  },
  {
    name: "bucket-not-compared",
    file: COMPARE,
    from: "if (due.bucket !== row.bucket) {",
    to: "if (due.bucket !== row.bucket && row.bucket === null) {",
    breaks: "A row that was moved into another bucket is not found.",
    check: tests(COMPARE_TEST),
  },
];
