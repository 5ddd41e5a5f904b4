import { parseArgs } from "node:util";

export type MoveOptions = {
  readonly workspaceId: string;
  /** Name of an events database; null = that of the move which is under way. */
  readonly toShard: string | null;
  readonly action: "go-on" | "dry" | "abort";
  /** Address of an installation; undefined = the local one. */
  readonly remote: string | undefined;
};

export const moveUsage =
  "Usage: npm run move-workspace -- --workspace wsp_… --to EVENTS_2 [--dry] [--remote https://app.example.com]; the same with --abort gives it up";

/** Reads the command line. Throws with a sentence that names the option at fault. */
export function readMoveOptions(args: readonly string[]): MoveOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      workspace: { type: "string" },
      to: { type: "string" },
      dry: { type: "boolean", default: false },
      abort: { type: "boolean", default: false },
      remote: { type: "string" },
    },
  });
  const { workspace: workspaceId, to: toShard = null, dry, abort, remote } = values;
  if (workspaceId === undefined) throw new Error("--workspace is missing: which one is to move.");
  if (toShard !== null && !/^EVENTS(_\d{1,2})?$/.test(toShard))
    throw new Error(`--to must be EVENTS, EVENTS_2, EVENTS_3, …, not "${toShard}".`);
  if (dry && abort) throw new Error("--dry and --abort do not go together.");
  if (dry && toShard === null) throw new Error("--to is missing: where it would go.");
  return { workspaceId, toShard, action: abort ? "abort" : dry ? "dry" : "go-on", remote };
}
