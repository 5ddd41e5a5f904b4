export type DeadLetter = {
  readonly id: string;
  readonly queue: string;
  readonly receivedAtMs: number;
  readonly attempts: number;
  readonly reason: string;
  /** The message body as JSON text, as it came. */
  readonly body: string;
};

/** Keeps messages that could not be processed; the same message twice is kept once. */
export async function keepDeadLetters(
  db: D1Database,
  letters: readonly DeadLetter[],
): Promise<void> {
  if (letters.length === 0) return;
  await db.batch(
    letters.map((letter) =>
      db
        .prepare(
          `INSERT OR IGNORE INTO dead_letters (id, queue, received_at_ms, attempts, reason, body) VALUES (?, ?, ?, ?, ?, ?)`,
        )
        .bind(
          letter.id,
          letter.queue,
          letter.receivedAtMs,
          letter.attempts,
          letter.reason,
          letter.body,
        ),
    ),
  );
}
