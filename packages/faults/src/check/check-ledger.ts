import type { World } from "../world/world.ts";
import type { Facts, LedgerRow } from "./facts.ts";
import { partsOf } from "./parts.ts";

/** I6: what everybody is owed is what their results are worth, entry by entry, and what their clicks earned. */
export function checkLedger(
  world: World,
  { conversions, clicks, ledger }: Facts,
): readonly string[] {
  const problems: string[] = [];
  const entries = Map.groupBy(ledger, keyOf);
  for (const row of conversions) {
    const parts = Map.groupBy(partsOf(row), ({ publisherId }) => publisherId);
    for (const [publisherId, own] of parts) {
      const key = `${row.workspace_id}:${row.id}:${publisherId}`;
      const worth =
        row.status === "approved" ? own.reduce((sum, part) => sum + part.payoutMicros, 0) : 0;
      const sum = sumOf(entries.get(key) ?? []);
      if (sum !== worth) problems.push(`I6 ${row.id} owes ${publisherId} ${sum}, not ${worth}`);
    }
    const total = sumOf(
      ledger.filter((own) => own.workspace_id === row.workspace_id && own.conversion_id === row.id),
    );
    const whole = row.status === "approved" ? row.payout_micros : 0;
    if (total !== whole)
      problems.push(`I6 the entries of ${row.id} come to ${total}, not ${whole}`);
  }
  for (const [key, own] of entries) problems.push(...checkSteps(key, own));
  const known = new Set(conversions.map((row) => `${row.workspace_id}:${row.id}`));
  for (const { workspace_id: ws, conversion_id: id } of ledger)
    if (!id.startsWith("clicks:") && !known.has(`${ws}:${id}`))
      problems.push(`I6 an entry for ${id}, which is not there`);
  const { cpcMicros, hotWindowDays } = world.prepared.scenario;
  if (cpcMicros === null || hotWindowDays === 0) return problems;
  const earned = clicks.filter(({ reason }) => reason === "OK").length * cpcMicros;
  const entered = sumOf(ledger.filter((own) => own.conversion_id.startsWith("clicks:")));
  if (earned !== entered) problems.push(`I6 clicks earned ${earned}, entered are ${entered}`);
  return problems;
}

function keyOf({ workspace_id, conversion_id, publisher_id }: LedgerRow): string {
  return `${workspace_id}:${conversion_id}:${publisher_id}`;
}

function sumOf(rows: readonly LedgerRow[]): number {
  return rows.reduce((sum, row) => sum + row.amount_micros, 0);
}

/** Nothing is earned twice in a row, and what is taken back is what was given. */
function checkSteps(key: string, rows: readonly LedgerRow[]): readonly string[] {
  if (key.includes(":clicks:")) return [];
  const problems: string[] = [];
  let owed = 0;
  for (const { kind, amount_micros: amount } of rows) {
    if (kind === "earn" && owed !== 0) problems.push(`I6 ${key} earns on top of ${owed}`);
    if (kind === "reverse" && amount !== -owed)
      problems.push(`I6 ${key} takes ${amount} back of ${owed}`);
    owed += amount;
  }
  return problems;
}
