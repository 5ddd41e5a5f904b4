import { simulation, tests, type Mutant } from "../mutant.ts";

const BUCKETS = "packages/db/src/events/click-buckets.ts";

/** Buckets, their keys and their hashes. */
export const ROLLUP_MUTANTS: readonly Mutant[] = [
  {
    name: "days-in-utc",
    file: BUCKETS,
    from: "const day = localDay(timezone, click.atMs);",
    to: 'const day = localDay("UTC", click.atMs);',
    breaks: "Clicks around midnight are counted on the wrong day of the workspace.",
    check: simulation,
  },
  {
    name: "hour-rounded",
    file: "packages/core/src/zone.ts",
    from: "return Math.floor(atMs / HOUR_MS) * HOUR_MS;",
    to: "return Math.round(atMs / HOUR_MS) * HOUR_MS;",
    breaks: "Half of an hour's clicks are counted in the next one.",
    check: simulation,
  },
  {
    name: "conversion-day-in-utc",
    file: "workers/consumer/src/conversions/plan-create.ts",
    from: "day: localDay(workspace.timezone, judged.atMs),",
    to: 'day: localDay("UTC", judged.atMs),',
    breaks: "A conversion's hour and its day belong to different days.",
    check: simulation,
  },
  {
    name: "hash-not-updated",
    file: "packages/db/src/events/rollup-sql.ts",
    from: "`set_hash = (${table}.set_hash + excluded.set_hash) & 0xffffffffffff`",
    to: "`set_hash = ${table}.set_hash`",
    breaks:
      "A bucket keeps the hash of its first batch: what is missing or doubled cannot be seen.",
    check: simulation,
  },
  {
    name: "returning-visitors-new",
    file: BUCKETS,
    from: "isNewVisitor ? payable : 0",
    to: "isUnique ? payable : 0",
    breaks: "A visitor who comes back on another day is counted as a new one.",
    check: simulation,
  },
  {
    name: "duplicates-payable",
    file: BUCKETS,
    from: 'const payable = reason === "OK" ? 1 : 0;',
    to: 'const payable = reason === "OK" || reason === "D_CLICK" ? 1 : 0;',
    breaks: "Double clicks are counted and paid as clicks.",
    check: simulation,
  },
  {
    name: "was-not-taken-out",
    file: "packages/db/src/events/conversion-deltas.ts",
    from: "[...signedParts(before, -1), ...signedParts(after, 1)]",
    to: "[...signedParts(before, 0), ...signedParts(after, 1)]",
    breaks: "A conversion that changes is counted as what it was and as what it is.",
    check: simulation,
  },
  {
    name: "facets-not-moved",
    file: "packages/db/src/events/settle-facets.ts",
    from: "return [MOVE_SQL, MARK_SQL].map(",
    to: "return [MARK_SQL].map(",
    breaks: "A conversion that arrives before its click stays without country and device.",
    check: simulation,
  },
  {
    name: "report-of-all-workspaces",
    file: "packages/db/src/reports/read-totals.ts",
    from: "${isDay(value)} t.workspace_id = ?1 ${ofDimension}",
    to: "${isDay(value)} ?1 <> '' ${ofDimension}",
    breaks: "A report sums up the buckets of every workspace.",
    check: tests("packages/db/src/reports/read-sums.test.ts"),
  },
  {
    name: "day-summed-twice",
    file: "packages/db/src/events/sum-days.ts",
    from: "const MAY = `(SELECT day FROM totals_until WHERE workspace_id = ?1) = ?2",
    to: "const MAY = `?2 <> ''",
    breaks: "A day that two runs of the schedule sum at once counts twice.",
    check: tests("packages/db/src/events/sum-days.test.ts"),
  },
  {
    name: "answers-forgotten",
    file: "workers/consumer/src/window/campaign-window.ts",
    from: "new Map(own.filter(([, answer]) => /\\d/.test(answer)))",
    to: "new Map(own.slice(own.length))",
    breaks: "A batch that comes again after its window was evicted is judged as another one.",
    check: simulation,
  },
  {
    name: "visit-forgets-days",
    file: "workers/consumer/src/window/visitor-table.ts",
    from: "else if (later > 0) table.seen[place] = (seen << later) | 1;",
    to: "else if (later > 0) table.seen[place] = 1;",
    breaks: "A click that arrives late on a day on which its visitor was seen counts as unique.",
    check: tests("workers/consumer/src/window/visitor-table.test.ts"),
  },
];
