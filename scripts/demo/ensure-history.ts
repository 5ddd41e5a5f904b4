import { parseClickIdKeys } from "@cleverdrip/edge-config";
import type { ApiSession } from "../api/session.ts";
import type { LocalSecrets } from "../local/secrets.ts";
import { sendHistory } from "../simulate/send-history.ts";
import { readWorkspace } from "../simulate/workspace.ts";
import { once } from "./once.ts";

const days = 14;
const clicks = 8_000;

/** Two weeks of traffic, once. */
export async function ensureHistory(
  origin: string,
  session: ApiSession,
  secrets: LocalSecrets,
  folder: string,
): Promise<void> {
  await once(`${folder}/history.json`, async (toMs) => {
    const workspace = await readWorkspace(session);
    const keys = parseClickIdKeys(secrets.clickIdKeys);
    const plan = { workspace, keys, seed: "demo", clicks, days, toMs };
    await sendHistory(origin, secrets.operatorToken, plan);
  });
}
