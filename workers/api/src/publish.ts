import { publishSnapshot, type SnapshotTarget } from "@cleverdrip/edge-config";
import type { Services } from "./services.ts";

/** A request may have a limited number of open connections; more at once would only queue. */
const AT_ONCE = 6;

/** Publishes what was just committed. Never throws: the change is made, and the schedule publishes what is missing. */
export async function publishAll(
  targets: readonly SnapshotTarget[],
  { control, snapshots }: Pick<Services, "control" | "snapshots">,
): Promise<void> {
  for (let i = 0; i < targets.length; i += AT_ONCE) {
    await Promise.all(
      targets
        .slice(i, i + AT_ONCE)
        .map((target) => publishSnapshot(target, control, snapshots).catch(logFailure(target))),
    );
  }
}

function logFailure({ kind, name }: SnapshotTarget) {
  return (error: unknown) =>
    console.error({ event: "snapshot.publish-failed", kind, name, error: String(error) });
}
