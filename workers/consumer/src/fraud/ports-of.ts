import { mergePolicy, readOwnPolicy, type FraudPolicy, type Knowledge } from "@cleverdrip/core";
import { listFraudFindings, readFraudKnowledge, readFraudPolicies } from "@cleverdrip/db";
import { eventsShard } from "../env.ts";
import type { FraudPorts, KnownFraud } from "./fraud-ports.ts";

type Remembered<T> = Map<string, { readonly value: T; readonly readAtMs: number }>;

/** What was judged, and what policies say: half a minute in memory is fresh enough. */
const FRESH_MS = 30_000;
const MAX_POLICIES = 5_000;
/** Each may have hundreds of kilobytes. */
const MAX_KNOWN = 50;
/** More findings than that stand against nobody's sources. */
const MAX_FINDINGS = 1_000;
/** Less than a window waits before it judges, so that nothing new is overlooked. */
const WOKEN_MS = 60_000;
const MAX_WOKEN = 10_000;

const policies: Remembered<FraudPolicy> = new Map();
const known: Remembered<KnownFraud | null> = new Map();
const woken = new Map<string, number>();

export function fraudPortsOf(env: ConsumerEnv, nowMs: number): FraudPorts {
  const windowOf = (workspaceId: string) => env.FRAUD_WINDOW.getByName(workspaceId);
  return {
    policyOf: (workspaceId, campaignId) =>
      remembered(policies, `${workspaceId}:${campaignId}`, nowMs, MAX_POLICIES, async () => {
        const rows = await readFraudPolicies(env.CONTROL, workspaceId, campaignId);
        const own = (id: string) =>
          readOwnPolicy(rows.find((row) => row.campaignId === id)?.policy ?? null);
        return mergePolicy(own(""), own(campaignId));
      }),
    known: ({ id, eventsShard: shard }) =>
      remembered(known, id, nowMs, MAX_KNOWN, () => readKnown(eventsShard(env, shard), id)),
    observe: async (workspaceId, batches) => {
      await quietly("fraud.observe-failed", workspaceId, () =>
        windowOf(workspaceId).observe(batches, nowMs),
      );
    },
    wake: async (workspaceId) => {
      const wokenAtMs = woken.get(workspaceId);
      if (wokenAtMs !== undefined && Math.abs(Date.now() - wokenAtMs) < WOKEN_MS) return;
      const isDone = await quietly("fraud.wake-failed", workspaceId, () =>
        windowOf(workspaceId).wake(),
      );
      if (woken.size >= MAX_WOKEN) woken.clear();
      if (isDone) woken.set(workspaceId, Date.now());
    },
  };
}

async function readKnown(db: D1Database, workspaceId: string): Promise<KnownFraud | null> {
  const knowledge = await readFraudKnowledge(db, workspaceId);
  if (knowledge === null) return null;
  const all = { publisherId: null, campaignId: null, limit: MAX_FINDINGS };
  const findings = await listFraudFindings(db, workspaceId, all);
  return {
    findings: findings.map(({ finding }) => finding),
    // As core made it.
    knowledge: JSON.parse(knowledge.knowledge) as Knowledge,
    rulesVersion: knowledge.rulesVersion,
  };
}

/** Facts are durable before anybody judges them: what fails here is made up for by the window's next run. */
async function quietly(
  event: string,
  workspaceId: string,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    console.error({ event, workspaceId, error: String(error) });
    return false;
  }
}

async function remembered<T>(
  memory: Remembered<T>,
  key: string,
  nowMs: number,
  most: number,
  read: () => Promise<T>,
): Promise<T> {
  const found = memory.get(key);
  if (found !== undefined && Math.abs(nowMs - found.readAtMs) < FRESH_MS) return found.value;
  const value = await read();
  if (memory.size >= most) memory.clear();
  memory.set(key, { value, readAtMs: nowMs });
  return value;
}
