import { createRandom } from "../random.ts";
import type { CampaignProfile } from "./campaigns.ts";
import type { ClickDraft, ConversionDraft } from "./draft.ts";
import type { ConversionLine, LabelLine, TrafficLine } from "./lines.ts";

/** A line of the traffic file, with its label where it has one. */
export type LabelledLine = { readonly line: TrafficLine; readonly label: LabelLine | null };

export type Drafts = {
  readonly seed: string;
  readonly campaigns: readonly CampaignProfile[];
  readonly publishers: readonly string[];
  readonly clicks: readonly ClickDraft[];
  readonly conversions: readonly ConversionDraft[];
};

type Timed = { readonly atMs: number; readonly make: () => LabelledLine };

/** Puts drafts in the order of time and names them by it, so that a name tells no more than the time does. */
export function writeLines(drafts: Drafts): readonly LabelledLine[] {
  const refs = new Map<ClickDraft, string>();
  const clicks = drafts.clicks.toSorted((a, b) => a.atMs - b.atMs);
  clicks.forEach((click, i) => refs.set(click, `c${i + 1}`));
  const conversions = drafts.conversions.toSorted((a, b) => a.atMs - b.atMs);
  const random = createRandom(`${drafts.seed}/txids`);
  const numbers = new Map<CampaignProfile, number>();
  const timed: Timed[] = clicks.map((click) => ({
    atMs: click.atMs,
    make: () => clickLine(click, refs.get(click) ?? ""),
  }));
  conversions.forEach((conversion, i) => {
    const { campaign, atMs, outcome } = conversion;
    const number = (numbers.get(campaign) ?? 0) + 1;
    numbers.set(campaign, number);
    const named = {
      ref: `v${i + 1}`,
      txid: conversion.txid ?? campaign.nextTxid(random, number),
      click: typeof conversion.of === "string" ? undefined : refs.get(conversion.of),
    };
    timed.push({ atMs, make: () => conversionLine(conversion, named) });
    if (outcome !== null)
      timed.push({
        atMs: outcome.atMs,
        make: () => ({ line: { kind: "outcome", ...outcome, conversion: named.ref }, label: null }),
      });
  });
  // Stable, so that a click stays before what came of it at the same moment.
  timed.sort((a, b) => a.atMs - b.atMs);
  return [setupLine(drafts), ...timed.map(({ make }) => make())];
}

function setupLine({ campaigns, publishers }: Drafts): LabelledLine {
  const line: TrafficLine = {
    kind: "setup",
    campaigns: campaigns.map(({ ref, payoutMicros, currency, countries }) => ({
      ref,
      payoutMicros,
      currency,
      countries,
    })),
    publishers: publishers.map((ref) => ({ ref })),
  };
  return { line, label: null };
}

function clickLine(draft: ClickDraft, ref: string): LabelledLine {
  const { atMs, ip, headers, cf, subs, publisher, truth } = draft;
  const campaign = draft.campaign.ref;
  return {
    line: { kind: "click", ref, atMs, campaign, publisher, ip, headers, cf, subs },
    label: { ref, kind: "click", ...truth, publisher, campaign },
  };
}

function conversionLine(
  draft: ConversionDraft,
  {
    ref,
    txid,
    click,
  }: { readonly ref: string; readonly txid: string; readonly click: string | undefined },
): LabelledLine {
  const { atMs, campaign, publisher, amountMicros, leadHash, via, truth } = draft;
  const line: ConversionLine = {
    kind: "conversion",
    ref,
    atMs,
    ...(click === undefined ? { rawClickId: String(draft.of) } : { click }),
    txid,
    event: draft.event,
    ...(amountMicros === null ? {} : { amountMicros, currency: campaign.currency }),
    ...(leadHash === null ? {} : { leadHash }),
    via,
  };
  return { line, label: { ref, kind: "conversion", ...truth, publisher, campaign: campaign.ref } };
}
