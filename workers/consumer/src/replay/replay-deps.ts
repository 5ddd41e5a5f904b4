import type { ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import type { WorkspaceSettings } from "@cleverdrip/db";
import type { Replayed as LoggedReport } from "../conversions/take-report.ts";
import type { FactsDeps } from "../facts-deps.ts";

export type ReplayDeps = Pick<
  FactsDeps,
  "eventsOf" | "attributionOf" | "countingOf" | "clickRates" | "attempt" | "nowMs" | "appendLog"
> & {
  readonly log: R2Bucket;
};

/** Also for reports that are given once more, each as of its receipt. */
export type ReplayLogDeps = ReplayDeps & {
  readonly takeLogged: (report: ReceivedReport, known: LoggedReport) => Promise<ReportVerdict>;
};

/** Whole UTC hours of a workspace. */
export type ReplayRange = {
  readonly workspace: WorkspaceSettings;
  readonly fromMs: number;
  readonly toMs: number;
};

/** What a part of the log came to. */
export type Replayed = {
  /** Clicks, impressions and click-throughs that were stored. */
  readonly stored: number;
  /** Changes of conversions and money that were applied. */
  readonly applied: number;
  /** What was there already. */
  readonly known: number;
  /** Changes that do not follow what is there, and segments that cannot be read. */
  readonly problems: readonly string[];
};
