import { simulation, tests, type Mutant } from "../mutant.ts";

const SQL = "packages/db/src/events/conversion-sql.ts";
const USAGE = "packages/db/src/events/cap-usage.ts";
const CASE = "workers/consumer/src/conversions/report-case.ts";

/** Reports, what they are one result with, what they may change, and how many there may be. */
export const CONVERSION_MUTANTS: readonly Mutant[] = [
  {
    name: "txid-not-unique",
    file: CASE,
    from: "if (said.txid !== null) return `t:${said.txid}`;",
    to: "if (said.txid !== null) return `t:${said.txid}:${id}`;",
    breaks: "Each report of a transaction is a conversion of its own.",
    check: simulation,
  },
  {
    name: "conflict-taken-for-new",
    file: SQL,
    from: "ON CONFLICT DO NOTHING RETURNING id`;",
    to: "ON CONFLICT DO UPDATE SET attempt = excluded.attempt RETURNING id`;",
    breaks: "Of reports that arrive at once each earns, though one row is left.",
    check: simulation,
  },
  {
    name: "found-in-other-workspace",
    file: "packages/db/src/events/list-conversions.ts",
    from: "and(eq(conversions.workspaceId, workspaceId), eq(conversions.id, id))",
    to: "and(eq(conversions.id, id))",
    breaks: "Whoever knows the id of another workspace's conversion reads it.",
    check: tests("packages/db/src/events/list-conversions.test.ts"),
  },
  {
    name: "effects-unguarded",
    file: "packages/db/src/events/conversion-effects.ts",
    from: "WHERE v.workspace_id = ?1 AND v.id = ?2 AND v.attempt = ?3 AND v.sequence = ?4`;",
    to: "WHERE v.workspace_id = ?1 AND v.id = ?2 AND ?3 IS NOT NULL AND v.sequence = ?4`;",
    breaks: "Money and buckets follow also where another call has written the row.",
    check: simulation,
  },
  {
    name: "sum-added-twice",
    file: "workers/consumer/src/conversions/plan-report.ts",
    from: "return mayBe && countedSums(row).some(({ by }) => by === opened.id);",
    to: "return mayBe && countedSums(row).some(({ by }) => by === `again ${opened.id}`);",
    breaks: "A top-up that is delivered twice is added twice.",
    check: tests("workers/consumer/src/conversions/results.test.ts"),
  },
  {
    name: "early-refund-forgotten",
    file: "packages/core/src/conversion/settle-status.ts",
    from: "waiting: Array.from(open).filter((to) => canBecome(status, to)),",
    to: "waiting: [],",
    breaks: "A refund that overtakes its approval is lost, and the publisher keeps the money.",
    check: tests("packages/core/src/conversion/settle-status.test.ts"),
  },
  {
    name: "transition-unchecked",
    file: "packages/core/src/conversion/move-status.ts",
    from: "if (MOVES[from].includes(to)) return",
    to: 'if (MOVES[from].includes(to) || to === "approved") return',
    breaks: "A late report brings back what was rejected or refunded.",
    check: simulation,
  },
  {
    name: "overwrite-by-arrival",
    file: "packages/core/src/conversion/compare-reports.ts",
    from: "return moneyKey(data) > moneyKey(stored.data);",
    to: "return moneyKey(data) !== moneyKey(stored.data);",
    breaks: "Of two reports of one moment the one that arrives last decides.",
    check: tests(
      "packages/core/src/conversion/judge-duplicate.test.ts",
      "packages/core/src/conversion/judge-duplicate.property.test.ts",
    ),
  },
  {
    name: "cap-one-more",
    file: USAGE,
    from: "WHERE ${used} + (c.value ->> 3) > c.value ->> 4`;",
    to: "WHERE ${used} + (c.value ->> 3) > (c.value ->> 4) + 1`;",
    breaks: "A conversion more than the cap allows is approved.",
    check: simulation,
  },
  {
    name: "cap-one-less",
    file: USAGE,
    from: "WHERE ${used} + (c.value ->> 3) > c.value ->> 4`;",
    to: "WHERE ${used} + (c.value ->> 3) >= c.value ->> 4`;",
    breaks: "The last conversion that the cap allows is refused.",
    check: tests("packages/db/src/events/write-conversion.test.ts"),
  },
  {
    name: "cap-outside-transaction",
    file: SQL,
    from: 'WHERE NOT EXISTS (${overCapsSql("?2")})\n    AND (NOT',
    to: "WHERE ?2 IS NOT NULL\n    AND (NOT",
    breaks: "Conversions at once pass the cap together.",
    check: simulation,
  },
  {
    name: "soft-cap-refuses",
    file: "workers/consumer/src/conversions/settle-report.ts",
    from: 'instead: isHard ? "rejected" : "hold"',
    to: 'instead: isHard ? "hold" : "rejected"',
    breaks: "Over a soft cap a result is refused, over a hard one it waits.",
    check: tests("workers/consumer/src/conversions/caps.test.ts"),
  },
  {
    name: "journal-row-missing",
    file: "packages/db/src/events/payout-ledger.ts",
    from: 'db.prepare(entryLineSql("id = ?2")).bind(workspaceId, id),',
    to: "",
    breaks: "An entry by hand is not in the log: a replay gives other balances.",
    check: tests("packages/db/src/events/payout-ledger.test.ts"),
  },
];
