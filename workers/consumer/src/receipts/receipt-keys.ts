import type { ReceiptKey } from "@cleverdrip/core";
import { keepReceiptKey, listReceiptKeys } from "@cleverdrip/db";
import type { ReceiptDeps } from "./receipt-deps.ts";

/** Every public key that receipts may be signed with, this installation's present one first. */
export async function receiptKeys({
  control,
  nowMs,
  signer,
}: Pick<ReceiptDeps, "control" | "nowMs" | "signer">): Promise<readonly ReceiptKey[]> {
  const { key } = await signer();
  await keepReceiptKey(control, key, nowMs);
  const known = await listReceiptKeys(control);
  return [key, ...known.filter(({ kid }) => kid !== key.kid)];
}
