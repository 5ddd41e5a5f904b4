import { parseArgs } from "node:util";
import { readTime } from "../api/time-option.ts";

export type VerifyOptions = {
  readonly fromMs: number;
  readonly toMs: number;
  /** null = all of them. */
  readonly workspaceId: string | null;
  /** Address of an installation; undefined = the local one. */
  readonly remote: string | undefined;
};

export const verifyUsage =
  "Usage: npm run verify -- [--from 2026-11-01] [--to 2026-11-02T12:00:00Z] [--workspace wsp_…] [--remote https://app.example.com]";

const DAY_MS = 86_400_000;

/** Reads the command line; without times the last two days. Throws with a sentence that names the option at fault. */
export function readVerifyOptions(args: readonly string[], nowMs: number): VerifyOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: "string" },
      to: { type: "string" },
      workspace: { type: "string" },
      remote: { type: "string" },
    },
  });
  const toMs = values.to === undefined ? nowMs : readTime("to", values.to);
  const fromMs = values.from === undefined ? toMs - 2 * DAY_MS : readTime("from", values.from);
  if (fromMs >= toMs) throw new Error("--from must be earlier than --to.");
  return { fromMs, toMs, workspaceId: values.workspace ?? null, remote: values.remote };
}
