import { capRows, overCapsSql, SEED_CAPS_SQL, type OverCapRow } from "./cap-usage.ts";
import { conversionDeltas } from "./conversion-deltas.ts";
import { conversionEffects } from "./conversion-effects.ts";
import { conversionStatement } from "./conversion-sql.ts";
import type { ConversionWrite, WriteOutcome } from "./conversion-write.ts";

export type WriteJob = {
  readonly workspaceId: string;
  /** IANA zone in which the workspace's days are counted. */
  readonly timezone: string;
  readonly write: ConversionWrite;
};

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
  const job = { workspaceId, timezone, write };
  return outcomeOf(write, await db.batch(statementsOf(db, job)));
}

/**
 * Several of them in one batch, as if one after the other: each has its own outcome, but an error is that of all, and none
 * is written then.
 */
export async function writeConversions(
  db: D1Database,
  jobs: readonly WriteJob[],
): Promise<ReadonlyMap<WriteJob, WriteOutcome>> {
  const statements = jobs.map((job) => statementsOf(db, job));
  const results = await db.batch(statements.flat());
  const ends = statements.map(({ length }) => length);
  return new Map(
    jobs.map((job, i): [WriteJob, WriteOutcome] => {
      const from = ends.slice(0, i).reduce((sum, length) => sum + length, 0);
      return [job, outcomeOf(job.write, results.slice(from, from + (ends[i] ?? 0)))];
    }),
  );
}

function statementsOf(
  db: D1Database,
  { workspaceId, timezone, write }: WriteJob,
): D1PreparedStatement[] {
  const caps = capRows(write.caps);
  return [
    ...guards(db, workspaceId, write, caps),
    conversionStatement(db, workspaceId, write, caps),
    ...conversionEffects(db, workspaceId, write, conversionDeltas(write, timezone)),
  ];
}

function guards(
  db: D1Database,
  workspaceId: string,
  { after, caps: own, isAloneOfClick }: ConversionWrite,
  caps: string,
): D1PreparedStatement[] {
  if (own.length === 0) return [];
  const clickId = isAloneOfClick ? after.clickId : "";
  return [
    db.prepare(SEED_CAPS_SQL).bind(workspaceId, caps, after.campaignId),
    db.prepare(overCapsSql("?2")).bind(workspaceId, caps),
    db.prepare(TAKEN_SQL).bind(workspaceId, after.eventTypeId, after.dedupeKey, clickId),
  ];
}

function outcomeOf({ caps }: ConversionWrite, results: readonly D1Result[]): WriteOutcome {
  const isGuarded = caps.length > 0;
  const row = results[isGuarded ? 3 : 0];
  if ((row?.results.length ?? 0) > 0) return { kind: "written" };
  // D1 cannot know the shape of its rows; the statement does.
  const over = (isGuarded ? (results[1]?.results ?? []) : []) as OverCapRow[];
  if (over.length === 0) return { kind: "overtaken" };
  const used = new Map(over.map(({ key, period, used: own }) => [`${key}:${period}`, own]));
  return { kind: "over-cap", used, isTaken: (results[2]?.results.length ?? 0) > 0 };
}

/**
 * Whether the conversion is there already, or another of its click where that is one too many. Two look-ups: an OR of them
 * would go through every conversion of the event type.
 */
const TAKEN_SQL = `
  SELECT 1 FROM conversions WHERE workspace_id = ?1 AND event_type_id = ?2 AND dedupe_key = ?3
  UNION ALL
  SELECT 1 FROM conversions INDEXED BY conversions_click WHERE workspace_id = ?1 AND click_id = ?4 AND ?4 <> '' AND event_type_id = ?2
  LIMIT 1`;

/**
 * The same data again, said later: kept so that nothing older overwrites them. False where the conversion has become another
 * meanwhile: its data may not be the same any more.
 */
export async function keepDataTime(
  db: D1Database,
  workspaceId: string,
  id: string,
  sequence: number,
  dataAtMs: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE conversions SET data_at_ms = max(coalesce(data_at_ms, received_at_ms), ?4)
       WHERE workspace_id = ?1 AND id = ?2 AND sequence = ?3`,
    )
    .bind(workspaceId, id, sequence, dataAtMs)
    .run();
  return meta.changes > 0;
}
