import type { ClickBatch, ClickEvent } from "@cleverdrip/contract";
import type { BatchCount } from "@cleverdrip/db";

/** What a batch says of one workspace. Without clicks it only says what was lost. */
export type WorkspaceBatch = {
  readonly batchId: string;
  readonly count: BatchCount | null;
  readonly clicks: readonly ClickEvent[];
};

/** An isolate serves many workspaces, so one packed message may carry clicks of several. */
export function splitBatch({ batchId, origin, clicks }: ClickBatch): Map<string, WorkspaceBatch> {
  const clicksOf = Map.groupBy(clicks, (click) => click.workspaceId);
  const emitted = new Map(origin?.emitted);
  const lost = new Map(origin?.lost);
  const workspaceIds = new Set(clicksOf.keys());
  for (const [workspaceId, count] of lost) if (count > 0) workspaceIds.add(workspaceId);
  return new Map(
    [...workspaceIds].map((id) => {
      const count: BatchCount | null = origin && {
        isolate: origin.isolate,
        emitted: emitted.get(id) ?? null,
        lost: lost.get(id) ?? 0,
      };
      return [id, { batchId, count, clicks: clicksOf.get(id) ?? [] }];
    }),
  );
}
