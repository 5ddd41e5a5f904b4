import { entityId, packClicks, type PackedClickBatch } from "@cleverdrip/core";
import { simulatedClicks, simulatedTargets } from "@cleverdrip/testing";

/** As many campaigns, publishers and links as the demo has. */
export const ingestTargets = simulatedTargets(3, 5, 9);

/** As the tracker packs them at most. */
const CLICKS_A_MESSAGE = 250;

/** Messages as trackers send them, an hour's clicks after the other. */
export function* ingestMessages(
  workspaceId: string,
  messages: number,
): Generator<PackedClickBatch[]> {
  const clicks = messages * CLICKS_A_MESSAGE;
  for (let hour = 0; ; hour += 1) {
    const fromMs = Date.UTC(2026, 4, 1) + hour * 3_600_000;
    const window = { fromMs, toMs: fromMs + 3_600_000 };
    const seed = `ingest/${hour}`;
    const made = simulatedClicks({ workspaceId, seed, clicks, ...window, targets: ingestTargets });
    yield Array.from({ length: messages }, (_, i) => {
      const own = made.slice(i * CLICKS_A_MESSAGE, (i + 1) * CLICKS_A_MESSAGE);
      const random = crypto.getRandomValues(new Uint8Array(10));
      const batchId = entityId("bat", own.at(-1)?.atMs ?? 0, random);
      return packClicks({ v: 3, kind: "clicks", batchId, origin: null, clicks: own });
    });
  }
}
