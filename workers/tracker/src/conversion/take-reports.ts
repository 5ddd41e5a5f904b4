import type { Moment, TrackerDeps } from "../deps.ts";
import { answerFrame, answerImage, answerPostback, answerSnippet } from "./answer.ts";
import { receiveReport, type AskedReport, type ReportOutcome } from "./receive-report.ts";
import { preflight, share } from "./share.ts";

type Url = Omit<AskedReport, "via">;

/** Methods of the paths that reports come to. */
export const REPORT_METHODS: Readonly<Record<string, string>> = {
  "/pb": "GET, POST",
  "/px.gif": "GET",
  "/px.html": "GET",
  "/e": "GET, POST, OPTIONS",
};

/** The answer to a report; null where the path is none of theirs. */
export function takeReports(
  request: Request,
  path: string,
  url: Url,
  deps: TrackerDeps,
  moment: Moment,
): Promise<Response> | Response | null {
  const receive = (via: AskedReport["via"]): Promise<ReportOutcome> =>
    receiveReport(request, { ...url, via }, deps, moment);
  switch (path) {
    case "/pb":
      return receive("postback").then(answerPostback);
    case "/px.gif":
      return receive("pixel").then(answerImage);
    case "/px.html":
      return receive("pixel").then(answerFrame);
    case "/e": {
      const { method, headers } = request;
      if (method === "OPTIONS") return preflight(headers.get("origin"));
      return receive("snippet").then((outcome) => share(answerSnippet(outcome, method)));
    }
    default:
      return null;
  }
}
