import type { ClickBatch, ClickEvent, ConversionEvent } from "@cleverdrip/contract";
import { type ClickIdKeys, encodeBase32, mintClickId } from "@cleverdrip/core";
import {
  createRandom,
  type SimulatedClick,
  type TrafficEvent,
  traffic,
} from "@cleverdrip/simulator";
import type { History } from "../api/operator.ts";
import { type SimulatedWorkspace, simulatedLinks } from "./workspace.ts";

export type HistoryPlan = {
  readonly workspace: SimulatedWorkspace;
  readonly keys: ClickIdKeys;
  readonly seed: string;
  readonly clicks: number;
  readonly days: number;
  /** The end of the past. Kept, the same plan makes the same ids, and sending it again changes nothing. */
  readonly toMs: number;
};

const clicksAtOnce = 500;
const dayMs = 86_400_000;

/** The past in portions, oldest first: each a batch of clicks and the conversions that fall among them. */
export function* history(plan: HistoryPlan): Generator<History> {
  const { workspace, seed, toMs } = plan;
  const links = simulatedLinks(workspace, seed);
  const fromMs = toMs - plan.days * dayMs;
  const events = traffic({ seed, clicks: plan.clicks, fromMs, toMs, links });
  const mint = createMint(plan);
  const clicksByIndex = new Map<number, ClickEvent>();
  let clicks: ClickEvent[] = [];
  let conversions: ConversionEvent[] = [];
  for (const event of events) {
    if (event.kind === "click") {
      const click = mint(event);
      clicksByIndex.set(event.index, click);
      clicks.push(click);
    } else {
      conversions.push(conversionEvent(event, workspace, clicksByIndex.get(event.clickIndex)));
    }
    if (clicks.length === clicksAtOnce) {
      yield { batches: batchesOf(clicks), conversions };
      clicks = [];
      conversions = [];
    }
  }
  if (clicks.length + conversions.length > 0) yield { batches: batchesOf(clicks), conversions };
}

function batchesOf(clicks: readonly ClickEvent[]): ClickBatch[] {
  const first = clicks[0];
  if (first === undefined) return [];
  // The first click's id makes the batch's, which sorts by time as it does: the same portion is the same batch.
  return [
    {
      v: 1,
      kind: "clicks",
      batchId: `bat_${first.id}`,
      clicks: [...clicks],
    },
  ];
}

function createMint({ workspace, keys, seed }: HistoryPlan) {
  const random = createRandom(`${seed}/click-ids`);
  return function mint(click: SimulatedClick): ClickEvent {
    const { link, campaign } = linkOf(workspace, click.linkKey);
    const parts = {
      atMs: click.atMs,
      keyVersion: keys.current.version,
      linkNumber: link.number,
      random: [Math.floor(random.next() * 2 ** 32), Math.floor(random.next() * 2 ** 32)] as const,
    };
    const { visitor } = click;
    return {
      id: mintClickId(parts, keys.current.mac),
      atMs: click.atMs,
      workspaceId: workspace.workspaceId,
      campaignId: campaign.id,
      publisherId: link.publisherId,
      linkId: link.id,
      currency: campaign.currency,
      visitorId: visitorId(seed, visitor.key),
      isReturning: click.isReturning,
      reason: "OK",
      snapshotVersion: campaign.version,
      ip: visitor.ip,
      country: visitor.country,
      region: visitor.region,
      city: visitor.city,
      asn: visitor.asn,
      asOrganization: visitor.asOrganization,
      userAgent: visitor.userAgent,
      language: visitor.acceptLanguage.split(",")[0] ?? "",
      referrer: click.referrer,
      subs: click.subs,
      source: click.source,
      externalId: click.externalId,
    };
  };
}

function conversionEvent(
  event: Extract<TrafficEvent, { kind: "conversion" }>,
  workspace: SimulatedWorkspace,
  click: ClickEvent | undefined,
): ConversionEvent {
  if (click === undefined) throw new Error(`conversion ${event.txid} came before its click`);
  return {
    v: 1,
    kind: "conversion",
    receivedAtMs: event.atMs,
    via: "postback",
    clickId: click.id,
    clickAtMs: click.atMs,
    linkNumber: linkOf(workspace, event.linkKey).link.number,
    txid: event.txid,
    event: event.event,
    amount: event.amount,
    currency: event.amount === null ? null : event.currency,
    status: null,
  };
}

function linkOf({ links }: SimulatedWorkspace, key: string) {
  const found = links.get(key);
  if (found === undefined) throw new Error(`the simulator made traffic for an unknown link ${key}`);
  return found;
}

/** In the shape of the tracker's own: 15 bytes, here drawn from the visitor's name. */
function visitorId(seed: string, key: string): string {
  const random = createRandom(`${seed}/${key}`);
  return encodeBase32(Uint8Array.from({ length: 15 }, () => Math.floor(random.next() * 256)));
}
