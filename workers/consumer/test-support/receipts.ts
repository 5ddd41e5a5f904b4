import {
  checkReceipts,
  signatureVerifier,
  type CheckedReceipts,
  type ReceiptKey,
} from "@cleverdrip/core";
import type { WorkspaceSettings } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { publisherFile } from "../src/receipts/publisher-file.ts";
import { receiptDeps, type ReceiptDeps } from "../src/receipts/receipt-deps.ts";
import { receiptKeys } from "../src/receipts/receipt-keys.ts";
import { sealDays } from "../src/receipts/seal-days.ts";

const DAY_MS = 86_400_000;

/** Days after the present at which everything that happened is over. */
export function afterwards(days = 2): number {
  return Date.now() + days * DAY_MS;
}

export function sealing(nowMs: number, change: Partial<ReceiptDeps> = {}): ReceiptDeps {
  return { ...receiptDeps(env, nowMs), ...change };
}

export function seal(
  workspace: WorkspaceSettings,
  nowMs = afterwards(),
  change: Partial<ReceiptDeps> = {},
): Promise<number> {
  return sealDays(workspace, sealing(nowMs, change), { days: 100 });
}

export async function rootsOf(workspaceId: string) {
  const { results } = await env.EVENTS.prepare(
    "SELECT day, lines, root, signature FROM receipt_days WHERE workspace_id = ? ORDER BY day",
  )
    .bind(workspaceId)
    .all<{ day: string; lines: number; root: string; signature: string }>();
  return results;
}

export async function fileOf(workspace: WorkspaceSettings, day: string, publisherId: string) {
  const stream = await publisherFile(workspace, day, publisherId, { log: env.LOG });
  return new Response(stream).text();
}

/** Checks files as a publisher does: with public keys alone. */
export async function checkedBy(
  files: readonly string[],
  ids: readonly string[],
  keys?: readonly ReceiptKey[],
): Promise<CheckedReceipts> {
  const known = keys ?? (await receiptKeys(sealing(Date.now())));
  const verify = await signatureVerifier(crypto.subtle, known);
  return checkReceipts(files.join(""), ids.join("\n"), verify);
}
