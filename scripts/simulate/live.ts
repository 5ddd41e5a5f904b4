import type { ConversionVerdict } from "@cleverdrip/contract";
import { type SimulatedClick, type SimulatedConversion, traffic } from "@cleverdrip/simulator";
import { clickIdIn } from "./click-id-in.ts";
import { queryOf } from "./mint-click.ts";
import { type SimulatedWorkspace, simulatedLinks } from "./workspace.ts";

export type LivePlan = {
  readonly origin: string;
  readonly workspace: SimulatedWorkspace;
  readonly seed: string;
  readonly clicks: number;
  readonly concurrency: number;
  readonly nowMs: number;
};

export type LiveResult = {
  readonly redirected: number;
  /** Answers that were no redirect, by status. */
  readonly others: Readonly<Record<string, number>>;
  readonly verdicts: Readonly<Record<string, number>>;
};

const dayMs = 86_400_000;

/**
 * A day's traffic as fast as the tracker takes it, then the conversions it causes. Redirects are not followed:
 * nobody's site is visited. A visitor who returns within the campaign's duplicate window, seconds here instead of hours,
 * is recorded as a duplicate.
 */
export async function sendLive(plan: LivePlan): Promise<LiveResult> {
  const { workspace, seed, nowMs } = plan;
  const links = simulatedLinks(workspace, seed);
  const period = { fromMs: nowMs - dayMs, toMs: nowMs };
  const events = [...traffic({ seed, clicks: plan.clicks, ...period, links })];
  const clickIds = new Map<number, string>();
  const statuses = await sendClicks(
    plan,
    events.filter((event) => event.kind === "click"),
    clickIds,
  );
  const verdicts = await sendConversions(
    plan,
    events.filter((event) => event.kind === "conversion"),
    clickIds,
  );
  const { 302: redirected = 0, ...others } = statuses;
  return { redirected, others, verdicts };
}

async function sendClicks(
  plan: LivePlan,
  clicks: readonly SimulatedClick[],
  clickIds: Map<number, string>,
): Promise<Record<string, number>> {
  const cookies = new Map<string, string>();
  const statuses: Record<string, number> = {};
  await inParallel(plan.concurrency, clicks, async (click) => {
    const response = await fetch(clickUrl(plan, click), {
      redirect: "manual",
      headers: clickHeaders(click, cookies.get(click.visitor.key)),
    });
    await response.arrayBuffer();
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith("cd_v="));
    if (cookie !== undefined) cookies.set(click.visitor.key, cookie.split(";")[0] ?? "");
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    const clickId = clickIdIn(response.headers.get("location") ?? plan.origin);
    if (clickId !== null) clickIds.set(click.index, clickId);
  });
  return statuses;
}

function clickUrl({ origin, workspace }: LivePlan, click: SimulatedClick): string {
  const slug = workspace.links.get(click.linkKey)?.link.slug ?? "";
  const url = new URL(`${origin}/c/${slug}`);
  url.search = queryOf(click);
  return url.href;
}

function clickHeaders(click: SimulatedClick, cookie: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {
    "user-agent": click.visitor.userAgent,
    "accept-language": click.visitor.acceptLanguage,
    "cf-connecting-ip": click.visitor.ip,
  };
  if (click.referrer !== "") headers["referer"] = click.referrer;
  if (cookie !== undefined) headers["cookie"] = cookie;
  return headers;
}

async function sendConversions(
  plan: LivePlan,
  conversions: readonly SimulatedConversion[],
  clickIds: ReadonlyMap<number, string>,
): Promise<Record<string, number>> {
  const verdicts: Record<string, number> = {};
  await inParallel(plan.concurrency, conversions, async (conversion) => {
    const clickId = clickIds.get(conversion.clickIndex);
    if (clickId === undefined) return;
    const response = await fetch(postbackUrl(plan, conversion, clickId));
    // The tracker answers every postback with the contract's verdict.
    const { verdict } = (await response.json()) as ConversionVerdict;
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  });
  return verdicts;
}

function postbackUrl(plan: LivePlan, conversion: SimulatedConversion, clickId: string): string {
  const url = new URL(`${plan.origin}/pb`);
  url.searchParams.set("click_id", clickId);
  // A live run happens once: its moment keeps a second run with the same seed from being a duplicate.
  url.searchParams.set("txid", `${conversion.txid}-${plan.nowMs}`);
  url.searchParams.set("event", conversion.event);
  if (conversion.amount !== null) {
    url.searchParams.set("amount", conversion.amount);
    url.searchParams.set("currency", conversion.currency);
  }
  return url.href;
}

async function inParallel<T>(
  lanes: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
