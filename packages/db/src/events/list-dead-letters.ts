import type { LetterEncoding } from "./dead-letters.ts";
import type { LetterPart } from "./settle-dead-letter.ts";

/** A letter as its reader may see it: all of it, or a workspace's part. */
export type LetterRecord = {
  readonly id: string;
  readonly queue: string;
  readonly receivedAtMs: number;
  readonly lastAtMs: number;
  readonly attempts: number;
  readonly reason: string;
  readonly encoding: LetterEncoding;
  readonly bodyBytes: number;
  /** Of the part, or of all of them. */
  readonly clicks: number;
  /** Others have a part in it: its body is not this reader's to see. */
  readonly isShared: boolean;
  readonly settledAtMs: number | null;
  readonly outcome: string | null;
  /** SHA-256 of the body's bytes as it came; "" = it was kept before there was one. */
  readonly bodySha256: string;
  /** When addresses were taken out of the body; null = it is as it came. */
  readonly blankedAtMs: number | null;
  /** Who gave it up for good; null = nobody. */
  readonly discardedBy: string | null;
};

export type LetterBody = { readonly body: string; readonly bodyKey: string | null };

/** Where a list goes on: it runs by the time at which letters were kept, then by id. */
export type LetterPlace = { readonly receivedAtMs: number; readonly id: string };

export type LetterQuery = {
  /** null = every letter, also the unreadable ones. */
  readonly workspaceId: string | null;
  readonly state: "waiting" | "settled" | null;
  readonly limit: number;
};

type Row = Omit<LetterRecord, "isShared"> & { readonly isShared: number };

const COMMON = `l.id, l.queue, l.received_at_ms AS receivedAtMs, l.last_at_ms AS lastAtMs, l.attempts, l.encoding,
  l.body_bytes AS bodyBytes, l.body_sha256 AS bodySha256, l.blanked_at_ms AS blankedAtMs`;

const OWN = `SELECT ${COMMON}, coalesce(o.reason, l.reason) AS reason, o.clicks, o.is_shared AS isShared,
    o.settled_at_ms AS settledAtMs, o.outcome, o.discarded_by AS discardedBy, l.body, l.body_key AS bodyKey
  FROM dead_letter_owners o CROSS JOIN dead_letters l ON l.id = o.letter_id WHERE o.workspace_id = ?1`;

const ALL = `SELECT ${COMMON}, l.reason, 0 AS isShared, l.settled_at_ms AS settledAtMs, l.outcome, l.discarded_by AS discardedBy,
    l.body, l.body_key AS bodyKey,
    coalesce((SELECT sum(clicks) FROM dead_letter_owners o WHERE o.letter_id = l.id), 0) AS clicks
  FROM dead_letters l WHERE ?1 IS NULL`;

const STATES = { waiting: "IS NULL", settled: "IS NOT NULL" } as const;

/** Newest first, below a place; null = from the newest. */
export async function listDeadLetters(
  db: D1Database,
  { workspaceId, state, limit }: LetterQuery,
  below: LetterPlace | null,
): Promise<{ readonly rows: readonly LetterRecord[]; readonly last: LetterPlace | null }> {
  const { from, o } = sourceOf(workspaceId);
  const id = workspaceId === null ? "l.id" : "o.letter_id";
  const { results } = await db
    .prepare(
      `${from} ${state === null ? "" : `AND ${o}.settled_at_ms ${STATES[state]}`}
       AND (?2 IS NULL OR (${o}.received_at_ms, ${id}) < (?2, ?3))
       ORDER BY ${o}.received_at_ms DESC, ${id} DESC LIMIT ?4`,
    )
    .bind(workspaceId, below?.receivedAtMs ?? null, below?.id ?? null, limit + 1)
    .all<Row & LetterBody>();
  const rows = results.slice(0, limit).map((row) => recordOf(row));
  const last = rows.at(-1);
  return { rows, last: results.length > limit && last !== undefined ? last : null };
}

/** The next that wait, oldest first, after a place. */
export async function nextDeadLetters(
  db: D1Database,
  { workspaceId, limit }: Omit<LetterQuery, "state">,
  after: LetterPlace | null,
): Promise<readonly LetterPlace[]> {
  const { from, o } = sourceOf(workspaceId);
  const id = workspaceId === null ? "l.id" : "o.letter_id";
  const { results } = await db
    .prepare(
      `SELECT id, receivedAtMs FROM (${from} AND ${o}.settled_at_ms IS NULL
       AND (?2 IS NULL OR (${o}.received_at_ms, ${id}) > (?2, ?3))
       ORDER BY ${o}.received_at_ms, ${id} LIMIT ?4)`,
    )
    .bind(workspaceId, after?.receivedAtMs ?? null, after?.id ?? null, limit)
    .all<LetterPlace>();
  return results;
}

/** With its body; null where there is no such letter, or none of that workspace. */
export async function findDeadLetter(
  db: D1Database,
  { id, workspaceId }: LetterPart,
): Promise<(LetterRecord & LetterBody) | null> {
  const row = await db
    .prepare(`${sourceOf(workspaceId).from} AND l.id = ?2`)
    .bind(workspaceId, id)
    .first<Row & LetterBody>();
  if (row === null) return null;
  return { ...recordOf(row), body: row.body, bodyKey: row.bodyKey };
}

/** Counting stops there: more than anybody looks through. */
const MAX_COUNTED = 10_000;

export type WaitingLetters = {
  readonly count: number;
  /** When the oldest was kept; null = none waits. */
  readonly oldestAtMs: number | null;
};

export async function countWaitingLetters(
  db: D1Database,
  workspaceId: string | null,
): Promise<WaitingLetters> {
  const waiting =
    workspaceId === null
      ? `dead_letters WHERE ?1 IS NULL AND settled_at_ms IS NULL`
      : `dead_letter_owners WHERE workspace_id = ?1 AND settled_at_ms IS NULL`;
  const row = await db
    .prepare(
      `SELECT count(*) AS count, min(received_at_ms) AS oldestAtMs
       FROM (SELECT received_at_ms FROM ${waiting} ORDER BY received_at_ms LIMIT ${MAX_COUNTED})`,
    )
    .bind(workspaceId)
    .first<WaitingLetters>();
  return row ?? { count: 0, oldestAtMs: null };
}

/** The query, and the table that says when and whether it waits. */
function sourceOf(workspaceId: string | null): { readonly from: string; readonly o: "l" | "o" } {
  return workspaceId === null ? { from: ALL, o: "l" } : { from: OWN, o: "o" };
}

function recordOf({ isShared, ...row }: Row & Partial<LetterBody>): LetterRecord {
  const { body: _body, bodyKey: _key, ...record } = row;
  return { ...record, isShared: isShared === 1 };
}
