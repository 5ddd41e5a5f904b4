import type { BatchCount } from "./click-record.ts";

/** How many clicks of a workspace a message held that was given up. */
export type DeadClicks = {
  readonly batchId: string;
  readonly clicks: number;
  readonly count: BatchCount | null;
};

/** Counts clicks that ended as dead letters; the same batch twice is counted once. */
export async function keepDeadClicks(
  db: D1Database,
  workspaceId: string,
  batches: readonly DeadClicks[],
  nowMs: number,
): Promise<void> {
  const rows = batches.map(({ batchId, clicks, count }) => [
    batchId,
    clicks,
    count?.isolate ?? null,
    count?.emitted ?? null,
    count?.lost ?? 0,
  ]);
  await db
    .prepare(
      `INSERT OR IGNORE INTO dead_clicks (workspace_id, batch_id, at_ms, clicks, isolate, emitted, lost)
       SELECT ?2, r.value ->> 0, ?3, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4
       FROM json_each(?1) r WHERE true`,
    )
    .bind(JSON.stringify(rows), workspaceId, nowMs)
    .run();
}
