import type { BatchOrigin, PackedClickBatch } from "@cleverdrip/contract";

type Packed = Pick<PackedClickBatch, "links" | "clicks">;

/** What this isolate says of its own clicks: the consumer finds by it what got lost on the way. */
export type ClickTally = {
  /** Counts clicks that are about to be sent. What was given up before is said by the first that goes to its workspace. */
  readonly emit: (clicks: Packed) => BatchOrigin;
  /** Counts a batch that nobody took, and what it was to say of others before it. */
  readonly giveUp: (batch: PackedClickBatch) => void;
};

export function createClickTally(isolate: string): ClickTally {
  const emitted = new Map<string, number>();
  const lost = new Map<string, number>();

  return {
    emit(clicks) {
      const counts = countByWorkspace(clicks);
      const origin = { isolate, emitted: [] as Count[], lost: [] as Count[] };
      for (const [workspaceId, count] of counts) {
        origin.emitted.push([workspaceId, add(emitted, workspaceId, count)]);
        const gone = lost.get(workspaceId);
        if (gone === undefined) continue;
        origin.lost.push([workspaceId, gone]);
        lost.delete(workspaceId);
      }
      return origin;
    },
    giveUp(batch) {
      const own = countByWorkspace(batch);
      for (const [workspaceId, count] of [...own, ...(batch.origin?.lost ?? [])])
        add(lost, workspaceId, count);
    },
  };
}

type Count = readonly [workspaceId: string, count: number];

function countByWorkspace({ links, clicks }: Packed): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [link] of clicks) add(counts, links[link]?.[0] ?? "", 1);
  return counts;
}

/** The new count. */
function add(counts: Map<string, number>, workspaceId: string, count: number): number {
  const sum = count + (counts.get(workspaceId) ?? 0);
  counts.set(workspaceId, sum);
  return sum;
}
