import { unpackClicks } from "@cleverdrip/core";
import { ingestMessages } from "./ingest-traffic.ts";
import { postTo } from "./post-to.ts";
import { withChild } from "./serve-child.ts";
import type { Pin } from "./servers.ts";

export type IngestServer = { readonly origin: string; readonly workspaceId: string };

/** How long 500 clicks took where few were stored before, and right after it where many were. */
export type StoredTurn = { readonly fewMs: number; readonly manyMs: number };

/** 500 clicks. */
const MESSAGES = 2;
const WARM_UPS = 20;
const TURNS = 100;

export function measureStored(pin: Pin, few: number, many: number): Promise<StoredTurn[]> {
  const serve = <T>(clicks: number, work: (server: IngestServer) => Promise<T>) =>
    withChild(pin, "ingest-server.ts", work, [String(clicks)]);
  return serve(few, (small) =>
    serve(many, async (large) => {
      const [ofSmall, ofLarge] = [small, large].map(storing);
      const turns: StoredTurn[] = [];
      for (let i = 0; i < WARM_UPS + TURNS; i += 1) {
        const fewMs = (await ofSmall?.()) ?? Number.NaN;
        const manyMs = (await ofLarge?.()) ?? Number.NaN;
        turns.push({ fewMs, manyMs });
      }
      return turns.slice(WARM_UPS);
    }),
  );
}

/** Each call stores the next 500 clicks, later than all that is stored, and says how long that took. */
function storing({ origin, workspaceId }: IngestServer): () => Promise<number> {
  const hours = ingestMessages(workspaceId, MESSAGES);
  // The first hour is there.
  hours.next();
  return async () => {
    const messages = hours.next().value ?? [];
    await postTo(`${origin}/hand-over`, messages.map(unpackClicks));
    return (await postTo<{ ms: number }>(`${origin}/store`)).ms;
  };
}
