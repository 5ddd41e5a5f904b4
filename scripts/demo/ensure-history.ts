import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseClickIdKeys } from "@cleverdrip/edge-config";
import type { ApiSession } from "../api/session.ts";
import type { LocalSecrets } from "../local/secrets.ts";
import { sendHistory } from "../simulate/send-history.ts";
import { readWorkspace } from "../simulate/workspace.ts";

type Progress = { readonly toMs: number; readonly isFilled: boolean };

const days = 14;
const clicks = 8_000;

/** Two weeks of traffic, once. An interrupted fill is repeated with the same ids and counts nothing twice. */
export async function ensureHistory(
  origin: string,
  session: ApiSession,
  secrets: LocalSecrets,
  folder: string,
): Promise<void> {
  const path = `${folder}/history.json`;
  const known = readProgress(path);
  if (known?.isFilled === true) return;
  const toMs = known?.toMs ?? Date.now();
  writeProgress(path, { toMs, isFilled: false });
  const workspace = await readWorkspace(session);
  const keys = parseClickIdKeys(secrets.clickIdKeys);
  const plan = { workspace, keys, seed: "demo", clicks, days, toMs };
  await sendHistory(origin, secrets.operatorToken, plan);
  writeProgress(path, { toMs, isFilled: true });
}

function readProgress(path: string): Progress | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Progress) : null;
}

function writeProgress(path: string, progress: Progress): void {
  writeFileSync(path, JSON.stringify(progress));
}
