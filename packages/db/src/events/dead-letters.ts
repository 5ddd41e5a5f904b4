/** `described`: no JSON, text or bytes, so that it can be shown, but not replayed. */
export type LetterEncoding = "json" | "text" | "bytes" | "described";

/** Whose part of a message it is, and how many clicks that is. */
export type LetterOwner = { readonly workspaceId: string; readonly clicks: number };

/** A body as a row, or an object that it names, holds it. */
export type KeptLetterBody = {
  /** The message's body as it came: text, or base64 of bytes; "" where an object of LOG holds it. */
  readonly body: string;
  readonly encoding: LetterEncoding;
  readonly bodyBytes: number;
  readonly bodyKey: string | null;
};

export type DeadLetter = KeptLetterBody & {
  readonly id: string;
  readonly queue: string;
  readonly receivedAtMs: number;
  readonly attempts: number;
  readonly reason: string;
  /** SHA-256 of the body's bytes, in hex; left out = nobody computed it. */
  readonly bodySha256?: string;
  /** What it stands for: two messages that say the same thing are one row. null = unreadable. */
  readonly subject: string | null;
  readonly owners: readonly LetterOwner[];
};

/** Shown to those who have a part in a message: its own reason may speak of the others. */
const SHARED_REASON =
  "the message that it came in, with clicks of others, could not be stored: replay your part";

/**
 * Keeps messages that could not be processed. One that comes again keeps its row and its reason; where a replay had brought
 * it home it waits again, because it has failed since; where it was discarded, with its body.
 */
export async function keepDeadLetters(
  db: D1Database,
  letters: readonly DeadLetter[],
): Promise<void> {
  if (letters.length === 0) return;
  await db.batch(letters.flatMap((letter) => [keepRow(db, letter), keepOwners(db, letter)]));
}

const AGAIN = `DO UPDATE SET
  last_at_ms = max(last_at_ms, excluded.last_at_ms), attempts = max(attempts, excluded.attempts),
  reason = CASE WHEN settled_at_ms IS NULL THEN reason ELSE excluded.reason END,
  body = iif(discarded_by IS NULL, body, excluded.body),
  body_key = iif(discarded_by IS NULL, body_key, excluded.body_key),
  blanked_at_ms = iif(discarded_by IS NULL, blanked_at_ms, NULL),
  settled_at_ms = NULL, outcome = NULL, discarded_by = NULL`;

function keepRow(db: D1Database, letter: DeadLetter): D1PreparedStatement {
  const { id, queue, receivedAtMs, attempts, reason, body, encoding, bodyBytes } = letter;
  const { bodyKey, subject, bodySha256 = "" } = letter;
  return db
    .prepare(
      `INSERT INTO dead_letters (id, queue, received_at_ms, last_at_ms, attempts, reason, body, encoding, body_bytes,
         body_key, subject, body_sha256)
       VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
       ON CONFLICT (id) ${AGAIN} ON CONFLICT (subject) WHERE subject IS NOT NULL ${AGAIN}`,
    )
    .bind(
      id,
      queue,
      receivedAtMs,
      attempts,
      reason,
      body,
      encoding,
      bodyBytes,
      bodyKey,
      subject,
      bodySha256,
    );
}

function keepOwners(db: D1Database, { id, subject, owners }: DeadLetter): D1PreparedStatement {
  const isShared = owners.length > 1 ? 1 : 0;
  return db
    .prepare(
      `INSERT INTO dead_letter_owners (workspace_id, letter_id, received_at_ms, clicks, is_shared, reason)
       SELECT r.value ->> 'workspaceId', l.id, l.received_at_ms, r.value ->> 'clicks', ?4, ?5
       FROM json_each(?1) r CROSS JOIN dead_letters l WHERE l.id = ?2 OR l.subject = ?3
       ON CONFLICT (workspace_id, letter_id) DO UPDATE SET settled_at_ms = NULL, outcome = NULL, discarded_by = NULL`,
    )
    .bind(JSON.stringify(owners), id, subject, isShared, isShared === 1 ? SHARED_REASON : null);
}
