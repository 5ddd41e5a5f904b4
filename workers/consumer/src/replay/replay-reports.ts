import { receivedReport, type ReplayCursor } from "@cleverdrip/contract";
import * as z from "zod";
import { effectOf } from "../conversions/take-reports.ts";
import { listSegments, readSegment } from "../log/read-log.ts";
import type { Replayed, ReplayLogDeps, ReplayRange } from "./replay-deps.ts";

const HOUR_MS = 3_600_000;
/** Reports of one step: each is a dozen calls, and a Worker may make a thousand. */
const REPORTS = 50;

/** As `takeReport` logs it: without its address, browser and secrets. */
const loggedReport = z
  .object(receivedReport.shape)
  .omit({ ip: true, query: true, userAgent: true })
  .extend({ id: z.string().max(64), proof: z.enum(["proven", "open", "weak"]) });

type LoggedReport = z.infer<typeof loggedReport>;

export type ReplayedReports = Replayed & { readonly next: ReplayCursor | null };

/**
 * Gives the reports of an hour once more, some at a time in the order of their receipt. One that is in the books changes
 * nothing: its id says that it is the same.
 */
export async function replayReports(
  { workspace, toMs }: ReplayRange,
  cursor: ReplayCursor,
  deps: ReplayLogDeps,
): Promise<ReplayedReports> {
  const { atMs, seq } = cursor;
  const hour = { fromMs: atMs, toMs: atMs + HOUR_MS };
  const { reports, problems } = await readReports(workspace.id, hour, deps.log);
  const fresh = new Set<string>();
  let [applied, known] = [0, 0];
  for (const { proof, id, ...logged } of reports.slice(seq, seq + REPORTS)) {
    const report = receivedReport.parse({ ...logged, query: null, ip: "" });
    try {
      const verdict = await deps.takeLogged(report, { id, proof });
      const effect = effectOf(verdict, report, fresh);
      if (effect === "none") known += 1;
      else applied += 1;
    } catch (error) {
      problems.push(`${id}: ${String(error)}`);
    }
  }
  const isMore = seq + REPORTS < reports.length;
  const after = isMore ? { ...cursor, seq: seq + REPORTS } : { ...cursor, atMs: hour.toMs, seq: 0 };
  return { stored: 0, applied, known, problems, next: after.atMs < toMs ? after : null };
}

/** What is given again may stand in two segments, under the same id. */
async function readReports(
  workspaceId: string,
  hour: { readonly fromMs: number; readonly toMs: number },
  log: R2Bucket,
): Promise<{ readonly reports: readonly LoggedReport[]; readonly problems: string[] }> {
  const found = new Map<string, LoggedReport>();
  const problems: string[] = [];
  for (const segment of await listSegments(log, workspaceId, "conversions", hour)) {
    const read = await readSegment(log, "conversions", segment);
    if (read.kind !== "read") problems.push(`${segment.key}: ${read.kind}`);
    else {
      for (const line of read.lines) {
        const { data: report } = loggedReport.safeParse(line);
        if (report === undefined) problems.push(`${line.id}: is no report of this version`);
        else if (report.receivedAtMs >= hour.fromMs && report.receivedAtMs < hour.toMs)
          found.set(report.id, report);
      }
    }
  }
  const inOrder = (a: LoggedReport, b: LoggedReport) =>
    a.receivedAtMs - b.receivedAtMs || (a.id < b.id ? -1 : 1);
  return { reports: [...found.values()].toSorted(inOrder), problems };
}
