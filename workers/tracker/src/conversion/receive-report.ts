import type { ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import {
  judgeClickProblem,
  readReport,
  siteOf,
  verifyClickId,
  type ClickProblem,
  type Excess,
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
  | { readonly kind: "unavailable" }
  /** Nor this one: its click and event have had their share of this minute. */
  | { readonly kind: "too-many"; readonly waitMs: number };

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
    if (unusable === null) {
      const { click } = report;
      const excess = click && deps.boundReports(click.clickId, said.event, moment.nowMs);
      if (excess !== null) return sendAway(report, excess, deps, moment);
      return await settleReport(report, said.returnBody, deps);
    }
    if (deps.mayKeepUnusable(moment.nowMs)) keepUnusable(report, deps, moment);
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
    ...browserOf(via, headers),
    click,
    clickProblem: problem ?? clickProblem,
  };
}

/** As clicks have it, so that the two can be compared. */
const MAX_USER_AGENT = 512;

/**
 * Whose browser it is, where the tracking host is of the page's own site and its cookie came along, what it calls itself, and
 * the page's site, where it says so. What a server claims of any is nothing.
 */
function browserOf(
  via: AskedReport["via"],
  headers: Headers,
): Pick<ReceivedReport, "visitorId" | "userAgent" | "site"> {
  if (via === "postback") return {};
  const visitor = readVisitor(headers.get("cookie"));
  const userAgent = (headers.get("user-agent") ?? "").slice(0, MAX_USER_AGENT);
  const site = siteOf(headers.get("origin"), headers.get("referer"));
  return {
    ...(visitor === null ? {} : { visitorId: visitor.id }),
    ...(userAgent === "" ? {} : { userAgent }),
    ...(site === null ? {} : { site }),
  };
}

/** 128 bits: the same report is known again when the queue brings it twice, and two equal ones stay two. */
function randomId(random: () => number): string {
  return Array.from({ length: 4 }, () => random().toString(36).padStart(7, "0")).join("");
}

function judgeUnusable(
  { via, click, clickProblem: problem, visitorId, userAgent }: ReceivedReport,
  { campaignId, coupon }: ReportParameters,
): UnusableReport | null {
  // Only the ledger knows whether the campaign goes by address and browser.
  const isTied = visitorId !== undefined || userAgent !== undefined || coupon !== null;
  return judgeClickProblem({ via, hasClick: click !== null, problem, campaignId, isTied });
}

/**
 * The sender comes again in a while. All are counted, and of the 1st, 2nd, 4th, 8th … the received log has a row that says how
 * many they were: what floods us must not fill it.
 */
function sendAway(
  report: ReceivedReport,
  { over, waitMs }: Excess,
  deps: TrackerDeps,
  moment: Moment,
): ReportOutcome {
  if (Number.isInteger(Math.log2(over))) {
    console.warn({ event: "conversion.too-often", clickId: report.click?.clickId, refused: over });
    keepUnusable({ ...report, clickProblem: "too-often", refused: over }, deps, moment);
  }
  return { kind: "too-many", waitMs };
}

/** Goes to the received log behind the answer, which does not depend on it. */
function keepUnusable(report: ReceivedReport, deps: TrackerDeps, { background }: Moment) {
  const keep = async () => {
    try {
      await deps.takeReport(report);
    } catch (error) {
      console.error({ event: "conversion.unlogged", error: String(error) });
    }
  };
  background(keep());
}
