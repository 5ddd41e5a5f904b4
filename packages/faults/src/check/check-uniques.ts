import { dayIn } from "../model/buckets.ts";
import type { World } from "../world/world.ts";
import type { Facts } from "./facts.ts";

/** I8: who comes again on the same day, or in a batch that comes again, is nobody new. */
export function checkUniques({ record, prepared }: World, facts: Facts): readonly string[] {
  const { timezone } = prepared.scenario;
  const sent = new Map(facts.sent.map((click) => [click.id, click]));
  const rows = facts.clicks.filter(
    (row) => row.reason === "OK" && !record.silentWindows.has(row.workspace_id),
  );
  const visitors = Map.groupBy(rows, ({ workspace_id: ws, id, at_ms: atMs }) => {
    const click = sent.get(id);
    const who = click?.isReturning ? click.visitorId : `${click?.ip} ${click?.userAgent}`;
    return `${ws} ${dayIn(timezone, atMs)} ${who}`;
  });
  const problems: string[] = [];
  for (const [name, own] of visitors) {
    const uniques = own.filter(({ is_unique: isUnique }) => isUnique === 1).length;
    if (uniques > 1) problems.push(`I8 ${name} is unique ${uniques} times`);
  }
  // A batch that nobody was told was taken may have been looked at, and then not stored: its visitors are known since.
  const isAllStored = [...record.batches.values()].every(({ batch }) =>
    batch.clicks.every(({ workspaceId }) => facts.batches.has(`${workspaceId}:${batch.batchId}`)),
  );
  if (!isAllStored) return problems;
  for (const [workspaceId, own] of Map.groupBy(rows, (row) => row.workspace_id))
    if (own.every(({ is_unique: isUnique }) => isUnique === 0))
      problems.push(`I8 nobody is unique in ${workspaceId}`);
  return problems;
}
