/** Puts a payload in the place of the one that was still open; the first to do so decides what is sent ever after. */
export async function settlePayload(
  db: D1Database,
  workspaceId: string,
  id: string,
  payload: { readonly open: string; readonly settled: string },
): Promise<void> {
  await db
    .prepare(
      `UPDATE deliveries SET payload = ?4 WHERE workspace_id = ?1 AND id = ?2 AND payload = ?3`,
    )
    .bind(workspaceId, id, payload.open, payload.settled)
    .run();
}
