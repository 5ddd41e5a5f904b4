import { entityId, packClicks, type PackedClickBatch } from "@cleverdrip/core";
import { simulatedClicks, simulatedTargets } from "@cleverdrip/testing";

export type TrafficAsked = {
  readonly workspaceId: string;
  readonly messages: number;
  readonly clicksAMessage: number;
  /** Other bursts are of other clicks, and at another time of the hour. */
  readonly burst: number;
  readonly targets: ReturnType<typeof simulatedTargets>;
};

/** A campaign's ten publishers. */
export const tenLinks = simulatedTargets(1, 10, 10);
/** 2,000 links of 100 campaigns and 200 publishers. */
export const manyLinks = simulatedTargets(100, 200, 2_000);

const HOUR_MS = 3_600_000;
const BURST_MS = 120_000;

/** Messages as the tracker packs them: two minutes of the simulator's visitors, in an hour that has begun before. */
export function messagesOf(asked: TrafficAsked): readonly PackedClickBatch[] {
  const { workspaceId, messages, clicksAMessage, burst, targets } = asked;
  const fromMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS + burst * BURST_MS;
  const clicks = simulatedClicks({
    workspaceId,
    seed: `cost/${burst}`,
    clicks: messages * clicksAMessage,
    fromMs,
    toMs: fromMs + BURST_MS,
    targets,
  });
  const isolate = crypto.randomUUID();
  return Array.from({ length: messages }, (_, i) => {
    const own = clicks.slice(i * clicksAMessage, (i + 1) * clicksAMessage);
    const random = crypto.getRandomValues(new Uint8Array(10));
    const batchId = entityId("bat", own.at(-1)?.atMs ?? fromMs, random);
    const emitted = [[workspaceId, (i + 1) * clicksAMessage]] as const;
    const origin = { isolate, emitted, lost: [] };
    return packClicks({ v: 3, kind: "clicks", batchId, origin, clicks: own });
  });
}
