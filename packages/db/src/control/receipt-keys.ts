import type { ReceiptKey } from "@cleverdrip/core";

/** Keeps the public half of a key that signs; one that is there stays. */
export async function keepReceiptKey(
  control: D1Database,
  { kid, x }: Pick<ReceiptKey, "kid" | "x">,
  nowMs: number,
): Promise<void> {
  await control
    .prepare(
      "INSERT OR IGNORE INTO receipt_keys (id, public_key, first_used_at_ms) VALUES (?, ?, ?)",
    )
    .bind(kid, x, nowMs)
    .run();
}

/** Every key that has ever signed, the newest first. */
export async function listReceiptKeys(control: D1Database): Promise<readonly ReceiptKey[]> {
  const { results } = await control
    .prepare(
      "SELECT id AS kid, public_key AS x FROM receipt_keys ORDER BY first_used_at_ms DESC, id",
    )
    .all<Pick<ReceiptKey, "kid" | "x">>();
  return results.map(({ kid, x }) => ({ kid, kty: "OKP", crv: "Ed25519", x }));
}
