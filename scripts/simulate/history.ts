import type { ClickBatch, ClickEvent, ReceivedReport } from "@cleverdrip/contract";
import type { ClickIdKeys } from "@cleverdrip/core";
import { type SimulatedConversion, traffic } from "@cleverdrip/simulator";
import type { History } from "../api/operator.ts";
import { createMint, type MintedClick } from "./mint-click.ts";
import { linkOf, type SimulatedWorkspace, simulatedLinks } from "./workspace.ts";

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

/** The past in portions, oldest first: each a batch of clicks (with the click-throughs that follow them) and the conversions that fall among them. */
export function* history(plan: HistoryPlan): Generator<History> {
  const { workspace, seed, toMs } = plan;
  const links = simulatedLinks(workspace, seed);
  const fromMs = toMs - plan.days * dayMs;
  const events = traffic({ seed, clicks: plan.clicks, fromMs, toMs, links });
  const mint = createMint(plan);
  const minted = new Map<number, MintedClick>();
  let clicks: ClickEvent[] = [];
  let reports: ReceivedReport[] = [];
  for (const event of events) {
    if (event.kind === "click") {
      const made = mint(event);
      minted.set(event.index, made);
      clicks.push(...made.events);
    } else {
      const made = minted.get(event.clickIndex);
      if (made === undefined) throw new Error(`conversion ${event.txid} came before its click`);
      if (made.isAtDestination) reports.push(reportOf(event, workspace, made.click));
    }
    if (clicks.length >= clicksAtOnce) {
      yield { batches: batchesOf(clicks), reports };
      clicks = [];
      reports = [];
    }
  }
  if (clicks.length + reports.length > 0) yield { batches: batchesOf(clicks), reports };
}

export function batchesOf(clicks: readonly ClickEvent[]): ClickBatch[] {
  const first = clicks[0];
  if (first === undefined) return [];
  // The first click's id makes the batch's, which sorts by time as it does: the same portion is the same batch.
  return [
    {
      v: 3,
      kind: "clicks",
      batchId: `bat_${first.id}`,
      // Nobody counted them on the way.
      origin: null,
      clicks: [...clicks],
    },
  ];
}

function reportOf(
  { linkKey, atMs, txid, event, amount, currency }: SimulatedConversion,
  workspace: SimulatedWorkspace,
  { id: clickId, atMs: clickAtMs }: ClickEvent,
): ReceivedReport {
  const money = amount === null ? {} : { amount, currency };
  return postbackOf(
    atMs,
    { click_id: clickId, txid, event, ...money },
    { clickId, atMs: clickAtMs, linkNumber: linkOf(workspace, linkKey).link.number },
  );
}

/** The postback that the shop's server sends. */
export function postbackOf(
  atMs: number,
  said: Readonly<Record<string, string>>,
  click: NonNullable<ReceivedReport["click"]>,
): ReceivedReport {
  return {
    v: 2,
    kind: "report",
    receivedAtMs: atMs,
    via: "postback",
    parameters: Object.entries(said),
    query: null,
    ip: "",
    host: "",
    click,
    clickProblem: null,
  };
}
