import { entityIdTime, firstClickIdAt, type WindowClick } from "@cleverdrip/core";

/** Clicks of a batch are sent within seconds; those that an isolate could not send for a while within minutes. */
const BEFORE_BATCH_MS = 30 * 60_000;
const AFTER_BATCH_MS = 60_000;

/** Ids of stored batches with clicks after one and before another, oldest first. */
export async function listStoredBatches(
  db: D1Database,
  workspaceId: string,
  { afterId, beforeId }: { readonly afterId: string; readonly beforeId: string },
  limit: number,
): Promise<readonly string[]> {
  const { results } = await db
    .prepare(
      `SELECT batch_id AS id FROM click_batches
       WHERE workspace_id = ?1 AND batch_id > ?2 AND batch_id < ?3 AND clicks > 0 ORDER BY batch_id LIMIT ?4`,
    )
    .bind(workspaceId, afterId, beforeId, limit)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** Counted clicks of these batches, which are given in the order of their ids; of each batch those that have a row. */
export async function readClicksOfBatches(
  db: D1Database,
  workspaceId: string,
  batchIds: readonly string[],
): Promise<ReadonlyMap<string, readonly WindowClick[]>> {
  const fromMs = (entityIdTime("bat", batchIds[0] ?? "") ?? 0) - BEFORE_BATCH_MS;
  const toMs = (entityIdTime("bat", batchIds.at(-1) ?? "") ?? 0) + AFTER_BATCH_MS;
  const { results } = await db
    .prepare(
      `SELECT batch_id AS batchId, id, at_ms AS atMs, publisher_id AS publisherId, campaign_id AS campaignId,
         coalesce(subs ->> '$.sub1', '') AS sub, traits
       FROM clicks WHERE workspace_id = ?1 AND id >= ?2 AND id < ?3 AND reason = 'OK'
         AND batch_id IN (SELECT value FROM json_each(?4))`,
    )
    .bind(workspaceId, firstClickIdAt(fromMs), firstClickIdAt(toMs), JSON.stringify(batchIds))
    .all<WindowClick & { batchId: string }>();
  return Map.groupBy(results, ({ batchId }) => batchId);
}
