import type { Sqlite } from "./sqlite.ts";

/** Tables that grow with a workspace's traffic. */
const GROWING = [
  "clicks",
  "click_batches",
  "click_earnings",
  "conversions",
  "conversion_history",
  "payout_ledger",
  "received_reports",
  "deliveries",
  "delivery_attempts",
  "outcomes",
  "views",
  "cap_usage",
];

/** Looks at the plan of each statement once. */
export type Plans = {
  readonly look: (sql: string) => void;
  /** Statements that go through all that a workspace has of a growing table, and how. */
  readonly whole: () => readonly string[];
};

/**
 * SQLite without statistics, as D1 has it, takes the primary key by its first column, the workspace, for as good as an index by
 * two: such a statement is quick in every test and goes through millions of rows afterwards.
 */
export function createPlans(db: Sqlite): Plans {
  const known = new Set<string>();
  const whole: string[] = [];
  return {
    look(sql) {
      if (known.has(sql)) return;
      known.add(sql);
      for (const step of planOf(db, sql))
        if (isWhole(step, sql)) whole.push(`${step}: ${sql.replaceAll(/\s+/g, " ").trim()}`);
    },
    whole: () => whole,
  };
}

function planOf(db: Sqlite, sql: string): readonly string[] {
  // The fourth column says what is done.
  return db.arrays(`EXPLAIN QUERY PLAN ${sql}`, []).map((row) => String(row[3]));
}

function isWhole(step: string, sql: string): boolean {
  const [, how, name = "", rest = ""] = /^(SCAN|SEARCH) (\w+)(.*)$/.exec(step) ?? [];
  if (how === undefined || rest.includes("VIRTUAL TABLE")) return false;
  if (how === "SEARCH" && !rest.endsWith("(workspace_id=?)")) return false;
  const [, table = name] = new RegExp(`\\b(?:FROM|JOIN|,)\\s+(\\w+) ${name}\\b`).exec(sql) ?? [];
  return GROWING.includes(table);
}
