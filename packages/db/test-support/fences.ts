import { MOVED_TABLES } from "../src/move/moved-tables.ts";

const OPERATIONS = ["INSERT", "UPDATE", "DELETE"] as const;
type Operation = (typeof OPERATIONS)[number];

/**
 * Writes that need no fence of their own, because the same transaction has another that is refused, and does nothing where that
 * one finds no row: of clicks the batch ledger, of conversions the conversion. A trigger more for each row would cost most here.
 */
const FOLLOWING: Readonly<Record<string, readonly Operation[]>> = {
  clicks: ["INSERT"],
  click_earnings: ["INSERT"],
  rollup_hourly: ["INSERT", "UPDATE"],
  rollup_daily: ["INSERT", "UPDATE"],
  facet_daily: ["INSERT", "UPDATE"],
  freshness: ["INSERT", "UPDATE"],
};

/** The triggers that the migrations have to make, by name. A table that is new needs its own: see decision 21. */
export function expectedFences(): ReadonlyMap<string, string> {
  const moved = MOVED_TABLES.flatMap(({ name, isEarly }) =>
    OPERATIONS.filter((operation) => !FOLLOWING[name]?.includes(operation)).map((operation) =>
      fence(name, operation, isEarly),
    ),
  );
  // It is drained for all workspaces at once.
  return new Map([...moved, fence("journal", "INSERT", false)]);
}

function fence(table: string, operation: Operation, isEarly: boolean): [string, string] {
  const name = `fence_${table}_${operation.toLowerCase()}`;
  const row = operation === "INSERT" ? "NEW" : "OLD";
  const isChange = operation !== "INSERT";
  const refusing = isChange && isEarly ? "'leaving', 'frozen', 'arriving'" : "'frozen', 'arriving'";
  const sql = `CREATE TRIGGER \`${name}\` BEFORE ${operation} ON \`${table}\`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = ${row}.workspace_id) IN (${refusing}) BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END`;
  return [name, sql];
}
