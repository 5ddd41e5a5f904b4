import type { ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import {
  judgeClickProblem,
  readReport,
  verifyClickId,
  type ClickProblem,
  type ReportParameters,
  type UnusableReport,
} from "@cleverdrip/core";
import type { Moment, TrackerDeps } from "../deps.ts";
import { readVisitor } from "../click/visitor.ts";
import { readParameters, type ReadParameters } from "./read-parameters.ts";
import { refusedVerdict, settleReport } from "./settle-report.ts";

export type ReportOutcome =
  | { readonly kind: "judged"; readonly verdict: ReportVerdict }
  /** The ledger is out of reach, the report is safely queued. */
  | { readonly kind: "queued"; readonly verdict: ReportVerdict }
  /** Nothing holds the report: the caller must send it again. */
  | { readonly kind: "unavailable" };

/** The way in, and what the request's URL says. */
export type AskedReport = {
  readonly via: "postback" | "pixel" | "snippet";
  readonly host: string;
  readonly query: string;
};

/** Takes a report in any system's spelling and answers what became of it. It never rejects. */
export async function receiveReport(
  request: Request,
  asked: AskedReport,
  deps: TrackerDeps,
  moment: Moment,
): Promise<ReportOutcome> {
  try {
    const read = await readParameters(request, asked.query);
    const said = readReport(read.pairs);
    const report = reportOf(request, asked, read, said, deps, moment);
    const unusable = judgeUnusable(report, said);
    if (unusable === null) return await settleReport(report, said.returnBody, deps);
    keepUnusable(report, deps, moment);
    return { kind: "judged", verdict: refusedVerdict(unusable, said.returnBody) };
  } catch (error) {
    // Keys that cannot be read, or a body that broke off: nothing is known, so the caller has to try again.
    console.error({ event: "conversion.unread", error: String(error) });
    return { kind: "unavailable" };
  }
}

function reportOf(
  { headers }: Request,
  { via, host }: AskedReport,
  { pairs, problem, signed }: ReadParameters,
  { clickId }: ReportParameters,
  deps: TrackerDeps,
  { nowMs }: Moment,
): ReceivedReport {
  const verified = clickId === null ? null : verifyClickId(clickId, deps.keys());
  const click =
    verified?.kind === "verified"
      ? { clickId: verified.clickId, atMs: verified.atMs, linkNumber: verified.linkNumber }
      : null;
  const clickProblem: ClickProblem | null =
    verified === null ? "missing" : verified.kind === "verified" ? null : verified.kind;
  return {
    v: 2,
    kind: "report",
    id: randomId(deps.random),
    receivedAtMs: nowMs,
    via,
    parameters: pairs,
    query: signed,
    ip: (headers.get("cf-connecting-ip") ?? "").slice(0, 64),
    host: host.slice(0, 255),
    ...visitorOf(via, headers.get("cookie")),
    click,
    clickProblem: problem ?? clickProblem,
  };
}

/** Whose browser it is, where the tracking host is of the page's own site and its cookie came along. */
function visitorOf(
  via: AskedReport["via"],
  cookies: string | null,
): Pick<ReceivedReport, "visitorId"> {
  const visitor = via === "postback" ? null : readVisitor(cookies);
  return visitor === null ? {} : { visitorId: visitor.id };
}

/** 128 bits: the same report is known again when the queue brings it twice, and two equal ones stay two. */
function randomId(random: () => number): string {
  return Array.from({ length: 4 }, () => random().toString(36).padStart(7, "0")).join("");
}

function judgeUnusable(
  { via, click, clickProblem: problem, visitorId }: ReceivedReport,
  { campaignId, coupon }: ReportParameters,
): UnusableReport | null {
  const isTied = visitorId !== undefined || coupon !== null;
  return judgeClickProblem({ via, hasClick: click !== null, problem, campaignId, isTied });
}

/** Goes to the received log behind the answer, which does not depend on it; what is too much is only answered. */
function keepUnusable(report: ReceivedReport, deps: TrackerDeps, { nowMs, background }: Moment) {
  if (!deps.mayKeepUnusable(nowMs)) return;
  const keep = async () => {
    try {
      await deps.takeReport(report);
    } catch (error) {
      console.error({ event: "conversion.unlogged", error: String(error) });
    }
  };
  background(keep());
}
