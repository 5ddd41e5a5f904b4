import { parseArgs } from "node:util";
import { readTime } from "../api/time-option.ts";

export type ReplayOptions = {
  readonly fromMs: number;
  readonly toMs: number;
  /** null = all of them. */
  readonly workspaceId: string | null;
  readonly isDry: boolean;
  /** Only the reports of that time, given once more. */
  readonly reports: boolean;
  /** Rule set that the log's inputs are judged by anew; undefined = they stand as they were judged. */
  readonly rules: string | undefined;
  /** Address of an installation; undefined = the local one. */
  readonly remote: string | undefined;
};

export const replayUsage =
  "Usage: npm run replay -- --from 2026-11-01 --to 2026-11-20 [--workspace wsp_…] [--dry [--rules v1] | --reports] [--remote https://app.example.com]";

/** Reads the command line. Throws with a sentence that names the option at fault. */
export function readReplayOptions(args: readonly string[]): ReplayOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: "string" },
      to: { type: "string" },
      workspace: { type: "string" },
      dry: { type: "boolean", default: false },
      rules: { type: "string" },
      reports: { type: "boolean", default: false },
      remote: { type: "string" },
    },
  });
  if (values.from === undefined) throw new Error("--from is missing: where the replay begins.");
  if (values.to === undefined) throw new Error("--to is missing: where the replay ends.");
  const [fromMs, toMs] = [readTime("from", values.from), readTime("to", values.to)];
  if (fromMs >= toMs) throw new Error("--from must be earlier than --to.");
  const { workspace: workspaceId = null, dry: isDry, rules, reports, remote } = values;
  if (rules !== undefined && !isDry) {
    throw new Error(
      "--rules needs --dry: what was judged stays, and you see what would be different.",
    );
  }
  if (reports && isDry)
    throw new Error("--reports cannot be --dry: giving them again is how one knows.");
  return { fromMs, toMs, workspaceId, isDry, reports, rules, remote };
}
