import { parseClickIdKeys } from "@cleverdrip/edge-config";
import { signIn } from "./api/session.ts";
import { demoEmail, readSecrets } from "./local/secrets.ts";
import { stateFolder } from "./local/state-folder.ts";
import { sendLive } from "./simulate/live.ts";
import { readOptions, type SimulateOptions, simulateUsage } from "./simulate/options.ts";
import { sendHistory } from "./simulate/send-history.ts";
import { readWorkspace } from "./simulate/workspace.ts";

try {
  await simulate(readOptions(process.argv.slice(2), localOrigin()));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(simulateUsage);
  process.exitCode = 1;
}

async function simulate(options: SimulateOptions): Promise<void> {
  const secrets = readSecrets(stateFolder());
  if (secrets === null)
    throw new Error("Run npm start first: there is no installation to simulate.");
  const { origin, seed, clicks, days } = options;
  const session = await signIn(origin, { email: demoEmail, password: secrets.demoPassword });
  const workspace = await readWorkspace(session);
  if (workspace.links.size === 0) throw new Error("The workspace has no active link to click on.");
  const nowMs = Date.now();
  if (days === 0) {
    console.log(await sendLive({ ...options, workspace, nowMs }));
    return;
  }
  const keys = parseClickIdKeys(secrets.clickIdKeys);
  const plan = { workspace, keys, seed, clicks, days, toMs: nowMs };
  console.log(await sendHistory(origin, secrets.operatorToken, plan));
}

function localOrigin(): string {
  return `http://localhost:${process.env["PORT"] ?? "8787"}`;
}
