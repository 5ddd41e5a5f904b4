import type { OutcomeRow } from "@cleverdrip/core";

/** As outcomes stand, before it is known whose clicks they name. */
export type StoredOutcome = Omit<OutcomeRow, "clickPublisherId"> & {
  /** The day that it is sealed in; null = none so far. */
  readonly day: string | null;
};

type Row = Omit<StoredOutcome, "earlier"> & {
  readonly earlierPublisherId: string | null;
  readonly earlierCredits: string | null;
};

const SELECT = `
  SELECT o.subject, o.sequence, o.status, o.reason, o.at_ms AS atMs, o.day, o.conversion_id AS conversion,
    o.payout_micros AS payoutMicros, o.credits,
    iif(o.publisher_id = '', coalesce(v.publisher_id, ''), o.publisher_id) AS publisherId,
    iif(r.id IS NULL, v.event_name, r.event) AS event,
    nullif(iif(r.id IS NULL, v.click_id, r.click_id), '') AS click,
    iif(r.id IS NULL, v.txid, r.txid) AS txid,
    iif(r.id IS NULL, coalesce(v.repeat, 0), 0) AS repeat,
    iif(r.id IS NULL, v.currency, NULL) AS currency,
    iif(r.id IS NULL, iif(v.click_id = '', NULL, v.click_at_ms), r.click_at_ms) AS clickAtMs,
    coalesce(iif(r.id IS NULL, v.received_at_ms, r.at_ms), o.at_ms) AS receivedAtMs,
    p.publisher_id AS earlierPublisherId, p.credits AS earlierCredits
  FROM outcomes o
  LEFT JOIN conversions v ON v.workspace_id = o.workspace_id AND v.id = coalesce(o.conversion_id, o.subject)
  LEFT JOIN received_reports r ON r.workspace_id = o.workspace_id AND r.id = o.subject
  LEFT JOIN outcomes p ON p.workspace_id = o.workspace_id AND p.subject = o.subject AND p.sequence = o.sequence - 1
    AND p.publisher_id <> ''`;

/** When the first outcome from `fromMs` on was entered that no day has sealed; null = there is none before `toMs`. */
export async function firstOpenMs(
  db: D1Database,
  workspaceId: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<number | null> {
  const row = await db
    .prepare(
      `SELECT at_ms AS atMs FROM outcomes
       WHERE workspace_id = ? AND day IS NULL AND at_ms >= ? AND at_ms < ? ORDER BY at_ms LIMIT 1`,
    )
    .bind(workspaceId, fromMs, toMs)
    .first<{ atMs: number }>();
  return row?.atMs ?? null;
}

/** Outcomes before `toMs` that no day has sealed, oldest first. */
export async function openOutcomes(
  db: D1Database,
  workspaceId: string,
  toMs: number,
  limit: number,
): Promise<readonly StoredOutcome[]> {
  const { results } = await db
    .prepare(
      `${SELECT} WHERE o.workspace_id = ?1 AND o.day IS NULL AND o.at_ms < ?2
       ORDER BY o.at_ms, o.subject, o.sequence LIMIT ?3`,
    )
    .bind(workspaceId, toMs, limit)
    .all<Row>();
  return results.map(toOutcome);
}

/** All outcomes of a conversion or report, in their order. */
export async function outcomesOf(
  db: D1Database,
  workspaceId: string,
  subject: string,
): Promise<readonly StoredOutcome[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE o.workspace_id = ?1 AND o.subject = ?2 ORDER BY o.sequence`)
    .bind(workspaceId, subject)
    .all<Row>();
  return results.map(toOutcome);
}

function toOutcome({ earlierPublisherId, earlierCredits, ...row }: Row): StoredOutcome {
  if (earlierPublisherId === null) return { ...row, earlier: null };
  return { ...row, earlier: { publisherId: earlierPublisherId, credits: earlierCredits ?? "[]" } };
}

export type OutcomeKey = readonly [subject: string, sequence: number];

/** Keys of one statement: far below the two megabytes that a text may have. */
const STEP = 10_000;

/** Notes in which day outcomes stand; those that stand in one already are left alone. */
export async function markSealed(
  db: D1Database,
  workspaceId: string,
  day: string,
  keys: readonly OutcomeKey[],
): Promise<void> {
  for (let i = 0; i < keys.length; i += STEP) {
    await db
      .prepare(
        `UPDATE outcomes SET day = ?2 FROM json_each(?3) k
         WHERE outcomes.workspace_id = ?1 AND outcomes.subject = k.value ->> 0 AND outcomes.sequence = k.value ->> 1
           AND outcomes.day IS NULL
           AND (outcomes.subject, outcomes.sequence) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?3))`,
      )
      .bind(workspaceId, day, JSON.stringify(keys.slice(i, i + STEP)))
      .run();
  }
}

/** Conversions that have fewer outcomes than changes, of those received in a time range: for whoever checks the books. */
export async function lackingOutcomes(
  db: D1Database,
  workspaceId: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<readonly string[]> {
  const { results } = await db
    .prepare(
      `SELECT v.id FROM conversions v INDEXED BY conversions_time
       WHERE v.workspace_id = ?1 AND v.at_ms >= ?2 AND v.at_ms < ?3 AND v.received_at_ms >= ?2
         AND v.sequence <> (SELECT count(*) FROM outcomes o WHERE o.workspace_id = ?1 AND o.subject = v.id)
       ORDER BY v.id LIMIT 1000`,
    )
    .bind(workspaceId, fromMs, toMs)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}
