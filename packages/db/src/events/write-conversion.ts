import { capRows, overCapsSql, SEED_CAPS_SQL, type OverCapRow } from "./cap-usage.ts";
import { conversionDeltas } from "./conversion-deltas.ts";
import { conversionEffects } from "./conversion-effects.ts";
import { conversionStatement } from "./conversion-sql.ts";
import type { ConversionWrite, WriteOutcome } from "./conversion-write.ts";

/**
 * Writes a conversion or a change of it with history, ledger entries, buckets, counters and deliveries in one atomic D1
 * batch; all of them hang on the row that this very call has written. Caps are exact: they are looked at in there.
 */
export async function writeConversion(
  db: D1Database,
  workspaceId: string,
  timezone: string,
  write: ConversionWrite,
): Promise<WriteOutcome> {
  const { after, isAloneOfClick } = write;
  const caps = capRows(write.caps);
  const guards =
    write.caps.length === 0
      ? []
      : [
          db.prepare(SEED_CAPS_SQL).bind(workspaceId, caps, after.campaignId),
          db.prepare(overCapsSql("?2")).bind(workspaceId, caps),
          db
            .prepare(TAKEN_SQL)
            .bind(
              workspaceId,
              after.eventTypeId,
              after.dedupeKey,
              isAloneOfClick ? after.clickId : "",
            ),
        ];
  const results = await db.batch([
    ...guards,
    conversionStatement(db, workspaceId, write, caps),
    ...conversionEffects(db, workspaceId, write, conversionDeltas(write, timezone)),
  ]);
  if ((results[guards.length]?.results.length ?? 0) > 0) return { kind: "written" };
  // D1 cannot know the shape of its rows; the statement does.
  const over = (guards.length === 0 ? [] : (results[1]?.results ?? [])) as OverCapRow[];
  if (over.length === 0) return { kind: "overtaken" };
  const used = new Map(over.map((row) => [`${row.key}:${row.period}`, row.used]));
  return { kind: "over-cap", used, isTaken: (results[2]?.results.length ?? 0) > 0 };
}

/** Whether the conversion is there already, or another of its click where that is one too many. */
const TAKEN_SQL = `
  SELECT 1 FROM conversions WHERE workspace_id = ?1 AND event_type_id = ?2
    AND (dedupe_key = ?3 OR (?4 <> '' AND click_id = ?4)) LIMIT 1`;

/** The same data again, said later: kept so that nothing older overwrites them. */
export async function keepDataTime(
  db: D1Database,
  workspaceId: string,
  id: string,
  sequence: number,
  dataAtMs: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE conversions SET data_at_ms = max(coalesce(data_at_ms, received_at_ms), ?4)
       WHERE workspace_id = ?1 AND id = ?2 AND sequence = ?3`,
    )
    .bind(workspaceId, id, sequence, dataAtMs)
    .run();
}
