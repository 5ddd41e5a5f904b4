import { type Answer, readAnswer } from "./read-answer.ts";
import { type ConversionReport, reportQuery } from "./report-query.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { sign } from "./sign.ts";

export type ClientOptions = {
  /** The tracking domain with its scheme: https://go.brand.com. */
  readonly origin: string;
  readonly path?: string;
  /** The advertiser's postback token; travels in the address, so prefer the secret. */
  readonly token?: string;
  /** The advertiser's postback secret; never leaves this program. */
  readonly secret?: string;
  /** How often a report is sent at most. */
  readonly tries?: number;
  readonly timeoutMs?: number;
  /** No pause between two tries is longer, whatever the tracker asks for. */
  readonly maxDelayMs?: number;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  readonly sleep?: (ms: number) => Promise<void>;
  /** 0 ≤ n < 1 */
  readonly random?: () => number;
};

export type ReportResult =
  | Exclude<Answer, { readonly kind: "unavailable" }>
  /** Every try failed: keep the report and send it again, which is safe. */
  | { readonly kind: "unreachable"; readonly tries: number; readonly detail: string };

export type Client = {
  readonly reportConversion: (report: ConversionReport) => Promise<ReportResult>;
};

/** Reports conversions from a server: Node 20 or newer, Workers, or anything else with fetch and WebCrypto. */
export function createClient(options: ClientOptions): Client {
  const {
    tries = 4,
    maxDelayMs = 60_000,
    sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random = Math.random,
  } = options;

  async function reportConversion(report: ConversionReport): Promise<ReportResult> {
    // The same address each time: the tracker counts a repeat once.
    const url = await reportUrl(options, report);
    for (let made = 1; ; made += 1) {
      const answer = await ask(url, options);
      if (answer.kind !== "unavailable") return answer;
      if (made >= tries) return { kind: "unreachable", tries: made, detail: answer.detail };
      await sleep(Math.min(retryDelayMs(made, answer.retryAfterMs, random()), maxDelayMs));
    }
  }

  return { reportConversion };
}

/** The postback's address, signed when there is a secret. */
export async function reportUrl(
  { origin, path = "/pb", token, secret }: ClientOptions,
  report: ConversionReport,
): Promise<string> {
  const query = reportQuery(report, token);
  const url = `${new URL(origin).origin}${path}?${query}`;
  return secret === undefined ? url : `${url}&sig=${await sign(query, secret)}`;
}

async function ask(
  url: string,
  { fetch: send = (target, init) => fetch(target, init), timeoutMs = 15_000 }: ClientOptions,
): Promise<Answer> {
  try {
    // A redirect is no answer of a tracker, and would carry the token elsewhere.
    const init = { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) } as const;
    return await readAnswer(await send(url, init));
  } catch (error) {
    return { kind: "unavailable", detail: String(error), retryAfterMs: 0 };
  }
}
