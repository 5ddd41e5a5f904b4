import type { ClickEvent, ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import type { SnapshotSources } from "@cleverdrip/edge-config";
import type { ClickBuffer } from "./click/click-buffer.ts";
import type { IdDeps } from "./click/mint-id.ts";
import type { LinkDeps } from "./click/resolve-link.ts";
import type { ReportBound } from "./conversion/report-bound.ts";

/** What requests are answered with; the entry builds it from the bindings once an isolate. */
export type TrackerDeps = LinkDeps<SnapshotSources> &
  IdDeps & {
    readonly buffer: ClickBuffer;
    /** Counts a click in all of the caps, or in none: then the key of the first that is full. */
    readonly admitClick: (click: ClickEvent, caps: readonly HardCap[]) => Promise<string | null>;
    readonly takeReport: (report: ReceivedReport) => Promise<ReportVerdict>;
    readonly queueReport: (report: ReceivedReport) => Promise<void>;
    readonly boundReports: ReportBound;
    /** Whether one more report that cannot be judged may go to the received log. */
    readonly mayKeepUnusable: (nowMs: number) => boolean;
  };

/** A hard cap in the period that runs at the click. */
export type HardCap = {
  readonly key: string;
  readonly limit: number;
  readonly periodId: string;
  /** null = never. */
  readonly endsAtMs: number | null;
};

/** What belongs to one request: its time, and the work that goes on behind its response. */
export type Moment = {
  readonly nowMs: number;
  readonly background: (work: Promise<unknown>) => void;
};
