import {
  forgetDeletedWorkspace,
  forgetWorkspaceRows,
  listDeletedWorkspaces,
  type DeletedWorkspace,
} from "@cleverdrip/db";

export type ForgetDeps = {
  readonly control: D1Database;
  readonly eventsOf: (shard: string) => D1Database;
  /** All of them: one may have moved, and dead letters are in the first. */
  readonly shards: readonly string[];
  readonly log: R2Bucket;
  readonly nowMs: number;
  /** Empties the objects of a workspace and of its campaigns. */
  readonly forgetObjects: (workspaceId: string, campaignIds: readonly string[]) => Promise<void>;
};

/** Of one workspace and run; what is left waits for the next run. */
const STEPS = 20;
/** Keys that R2 deletes at once. */
const KEYS = 1_000;
/** Queues keeps a message 14 days: until then something of it may still be stored. */
const LAST_AFTER_MS = 15 * 86_400_000;

/** Deletes what deleted workspaces left behind: facts, log and objects; returns how many rows and segments. */
export async function forgetWorkspaces(deps: ForgetDeps): Promise<number> {
  let total = 0;
  for (const workspace of await listDeletedWorkspaces(deps.control)) {
    const { gone, isEmpty } = await forget(workspace, deps);
    total += gone;
    if (!isEmpty) continue;
    await deps.forgetObjects(workspace.id, workspace.campaignIds);
    const isOver = workspace.deletedAtMs < deps.nowMs - LAST_AFTER_MS;
    if (isOver) await forgetDeletedWorkspace(deps.control, workspace.id);
  }
  return total;
}

async function forget(
  { id }: DeletedWorkspace,
  { eventsOf, shards, log }: ForgetDeps,
): Promise<{ readonly gone: number; readonly isEmpty: boolean }> {
  let gone = 0;
  for (let i = 0; i < STEPS; i += 1) {
    let rows = 0;
    for (const shard of shards) rows += await forgetWorkspaceRows(eventsOf(shard), id);
    const { objects } = await log.list({ prefix: `${id}/`, limit: KEYS });
    if (objects.length > 0) await log.delete(objects.map(({ key }) => key));
    if (rows + objects.length === 0) return { gone, isEmpty: true };
    gone += rows + objects.length;
  }
  return { gone, isEmpty: false };
}
