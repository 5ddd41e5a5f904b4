import type { Problem } from "@cleverdrip/contract";
import { vi } from "vitest";
import { balance } from "./balance-samples.ts";
import { clickHoldPage } from "./click-hold-samples.ts";
import { conversionFraud, fraudOverview, fraudPolicy, reviewPage } from "./fraud-samples.ts";
import { health } from "./health-samples.ts";
import { me, publisher, report } from "./samples.ts";

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
};

/** A JSON value, a whole response, or what makes one of them from the call. */
type Answer = unknown;
type Handler = Answer | ((call: Call) => Answer);

/** By method and path: `"GET /v1/me"`. */
export type Handlers = Readonly<Record<string, Handler>>;

/** A list of the api with one page. */
export function page<T>(...data: readonly T[]) {
  return { data, nextCursor: null };
}

export function problem(status: number, part: Partial<Problem> = {}): Response {
  const body: Problem = {
    type: "urn:cleverdrip:problem:test",
    title: "Refused",
    status,
    code: "invalid-request",
    detail: "the request was refused",
    requestId: "req_1",
    ...part,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json" },
  });
}

/** A signed-in workspace that has nothing yet. */
const EMPTY_WORKSPACE: Handlers = {
  "GET /v1/setup": { isOpen: false },
  "GET /v1/me": me(),
  "GET /v1/campaigns": page(),
  "GET /v1/publishers": page(),
  "GET /v1/links": page(),
  "GET /v1/smart-links": page(),
  "GET /v1/domains": page(),
  "GET /v1/erasures": page(),
  "GET /v1/retention": { heldHours: [] },
  "GET /v1/clicks": page(),
  "GET /v1/conversions": page(),
  "GET /v1/received": page(),
  "GET /v1/received/waiting": {
    effects: { recorded: 0, changed: 0, known: 0, left: 0, failed: 0 },
    left: [],
    nextCursor: null,
  },
  "GET /v1/uploads": page(),
  "GET /v1/endpoints": page(),
  "GET /v1/deliveries": page(),
  "GET /v1/fraud/overview": fraudOverview({ judgedAtMs: null }),
  "GET /v1/fraud/findings": page(),
  "GET /v1/fraud/reviews": reviewPage(),
  "GET /v1/fraud/click-holds": clickHoldPage(),
  "GET /v1/fraud/decisions": page(),
  "GET /v1/fraud/appeals": page(),
  "GET /v1/fraud/policy": fraudPolicy(),
  "GET /v1/campaigns/cmp_1/fraud": fraudPolicy({ campaignId: "cmp_1" }),
  "GET /v1/conversions/cnv_1/fraud": conversionFraud(),
  "GET /v1/publishers/pub_1/fraud": page(),
  "GET /v1/publishers/pub_1/click-holds": page(),
  "GET /v1/health": health({ dataUpToMs: null }),
  "GET /v1/dead-letters": { ...page(), waiting: 0 },
  "GET /v1/receipt-days": page(),
  "GET /v1/verify-runs": page(),
  "GET /v1/reports": { ...report(), dataUpToMs: null },
  "GET /v1/balance": balance(),
  "GET /v1/campaigns/cmp_1/payout-rules": { data: [] },
  "GET /v1/balances": page(),
  "GET /v1/rates": page(),
  "GET /v1/publishers/pub_1": publisher(),
  "GET /v1/publishers/pub_1/ledger": page(),
  "GET /v1/publishers/pub_1/statements": { data: [] },
};

/** Answers `fetch` from the handlers, over an empty workspace. What has no handler fails the test that asked for it. */
export function fakeApi(handlers: Handlers = {}): { readonly calls: readonly Call[] } {
  const all = { ...EMPTY_WORKSPACE, ...handlers };
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const call = callOf(path, init);
    calls.push(call);
    const name = `${call.method} ${call.path}`;
    if (!(name in all)) throw new Error(`nothing answers ${name}`);
    const handler: Handler = all[name];
    const answer: unknown = typeof handler === "function" ? await handler(call) : handler;
    return answer instanceof Response ? answer.clone() : Response.json(answer ?? null);
  });
  return { calls };
}

function callOf(path: string, { method = "GET", body }: RequestInit): Call {
  const url = new URL(path, "http://localhost");
  return {
    method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    body: typeof body === "string" ? JSON.parse(body) : null,
  };
}
