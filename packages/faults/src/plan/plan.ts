import type { ClickEvent } from "@cleverdrip/contract";
import { mintClickId } from "@cleverdrip/core";
import {
  integer,
  isChance,
  pick,
  pickOne,
  type Random,
  type Weighted,
} from "@cleverdrip/simulator";
import type { Said } from "../model/record.ts";
import { AGENTS } from "./agents.ts";
import { idsOf, WORKSPACES } from "../scenario/control.ts";
import type { Prepared } from "../scenario/prepare.ts";

/** Something that happens from outside, at a moment. */
export type Action = { readonly atMs: number } & (
  | { readonly kind: "clicks"; readonly clicks: readonly ClickEvent[] }
  /** The same report, so often at once. */
  | {
      readonly kind: "report";
      readonly said: Said;
      readonly click: ClickEvent;
      readonly copies: number;
    }
  | { readonly kind: "change" | "replay" | "schedule" | "restart" | "poison" | "receiver" }
);

const AMOUNTS = [25_000_000, 25_000_000, 25_000_000, 19_990_001, 7] as const;

/** Mostly a handful of things close together: that is enough for nearly every kind of trouble to meet another. */
export function drawPlan(random: Random, prepared: Prepared): readonly Action[] {
  const { startMs, model } = prepared.scenario;
  // Which of two clicks of one moment came first is asked in one set-up only.
  const twice = model.kind === "first" ? 0.9 : 0.3;
  const length = pick(random, LENGTHS);
  const clicks: ClickEvent[] = [];
  const actions: Action[] = [];
  let atMs = startMs + integer(random, 0, 3_600_000);
  for (let i = 0; i < length; i += 1) {
    atMs += drawPauseMs(random);
    const drawn = i === 0 ? "clicks" : pick(random, KINDS);
    // Without a click there is nothing to report.
    const kind = drawn === "report" && clicks.length === 0 ? "clicks" : drawn;
    if (kind === "clicks") {
      const home = pickOne(random, WORKSPACES);
      const own = Array.from({ length: isChance(random, twice) ? 2 : 1 }, () =>
        drawClick(
          random,
          prepared,
          isChance(random, 0.8) ? home : pickOne(random, WORKSPACES),
          atMs,
        ),
      );
      clicks.push(...own.filter((click) => click.kind === "click" && click.reason === "OK"));
      actions.push({ kind, atMs, clicks: own });
    } else if (kind !== "report") actions.push({ kind, atMs });
    else actions.push(...drawReports(random, prepared, clicks, atMs));
  }
  return actions;
}

/**
 * Clicks alone cost least, and long ones find more of the rare mistakes for their time than those between: a cap, a refund
 * or a share goes wrong where what was left behind meets more of the same.
 */
const LENGTHS: readonly Weighted<number>[] = [
  { weight: 88, value: 1 },
  { weight: 6, value: 2 },
  { weight: 2, value: 3 },
  { weight: 1.6, value: 4 },
  { weight: 1.4, value: 6 },
  { weight: 1, value: 12 },
];

const KINDS: readonly Weighted<Action["kind"]>[] = [
  { weight: 5, value: "clicks" },
  { weight: 12, value: "report" },
  { weight: 1, value: "change" },
  { weight: 1, value: "replay" },
  { weight: 0.4, value: "schedule" },
  { weight: 2, value: "restart" },
  { weight: 0.5, value: "poison" },
  { weight: 0.3, value: "receiver" },
];

function drawPauseMs(random: Random): number {
  return pick(random, [
    // In the same moment: then something else has to decide which came first.
    { weight: 2, value: 0 },
    { weight: 5, value: integer(random, 0, 300) },
    { weight: 3, value: integer(random, 300, 5_000) },
    { weight: 1, value: integer(random, 5_000, 7_200_000) },
  ]);
}

/** What all clicks say alike. */
const SAME = {
  isKnown: false,
  isRemembered: false,
  isCut: false,
  signals: ["HTTP/2", "text/html", "", "", "document", "?1"],
  timezone: "UTC",
  tls: " ",
  rttMs: 20,
} as const;

function drawClick(
  random: Random,
  { linkNumbers }: Prepared,
  workspaceId: string,
  atMs: number,
): ClickEvent {
  const { campaignId, links } = idsOf(workspaceId);
  const { id: linkId, publisherId } = pickOne(random, links);
  const draw = () => integer(random, 0, 0xffff_ffff);
  // The signature is never looked at here: any bytes do, and they are what the set hashes are made of.
  const mac = () => new Uint8Array(6).map(() => integer(random, 0, 255));
  const parts = { atMs, keyVersion: 1, linkNumber: linkNumbers.get(linkId) ?? 0 };
  const kind = pick<ClickEvent["kind"]>(random, [
    { weight: 18, value: "click" },
    { weight: 1, value: "impression" },
    { weight: 1, value: "click-through" },
  ]);
  return {
    kind,
    id: mintClickId({ ...parts, random: [draw() & 15, draw()] }, mac),
    atMs,
    workspaceId,
    campaignId,
    publisherId,
    linkId,
    currency: "USD",
    // Both workspaces have visitors of the same names.
    visitorId: `visitor ${integer(random, 1, 3)}`,
    isReturning: isChance(random, 0.7),
    reason: isChance(random, 0.9) ? "OK" : "T_COUNTRY",
    snapshotVersion: 1,
    linkVersion: 1,
    routeId: "",
    variantId: "",
    landingId: "",
    ip: `10.0.0.${integer(random, 1, 3)}`,
    country: pickOne(random, ["DE", "US"]),
    region: "",
    city: "",
    asn: null,
    asOrganization: "",
    userAgent: pickOne(random, AGENTS).text,
    language: "",
    referrer: "",
    query: isChance(random, 0.3) ? "sub1=a" : "",
    ...SAME,
  };
}

/** A report; or two that say other sums of the same result in the same moment, of which one may have been said before. */
function drawReports(
  random: Random,
  prepared: Prepared,
  clicks: readonly ClickEvent[],
  atMs: number,
): readonly Action[] {
  const report = drawReport(random, prepared, clicks, atMs);
  const policy = prepared.scenario.events.find(({ name }) => name === report.said.event)?.policy;
  if (!isChance(random, policy === "overwrite" ? 0.8 : 0.04)) return [report];
  const other = { ...report, said: { ...report.said, amountMicros: pickOne(random, AMOUNTS) } };
  if (!isChance(random, 0.5)) return [report, other];
  const later = { atMs: atMs + drawPauseMs(random) };
  return [report, { ...report, ...later }, { ...other, ...later }];
}

function drawReport(
  random: Random,
  { scenario }: Prepared,
  clicks: readonly ClickEvent[],
  atMs: number,
): Extract<Action, { readonly kind: "report" }> {
  const click = pickOne(random, clicks);
  const { workspaceId, publisherId, linkId, id: clickId } = click;
  const isPlain = scenario.caps.length > 0;
  const status = isPlain
    ? "approved"
    : pick(random, [
        { weight: 8, value: "approved" },
        { weight: 2, value: "pending" },
        { weight: 1, value: "rejected" },
        { weight: 2, value: "refunded" },
      ]);
  const said: Said = {
    workspaceId,
    event: pickOne(random, scenario.events).name,
    // Both workspaces use the same ones.
    txid: isChance(random, 0.85) ? `T${integer(random, 1, 3)}` : null,
    amountMicros: pickOne(random, AMOUNTS),
    status,
    clickId,
    publisherId,
    linkId,
  };
  const copies = isChance(random, 0.15) ? integer(random, 2, 4) : 1;
  return { kind: "report", atMs, said, click, copies };
}
