import {
  capPeriod,
  capUses,
  decideClick,
  fullCapKeys,
  NO_FULL_CAPS,
  type CampaignSnapshot,
  type CapsSnapshot,
  type Decision,
  type RouteTarget,
} from "@cleverdrip/core";
import type { HardCap, Moment, TrackerDeps } from "../deps.ts";
import { andThen } from "./and-then.ts";
import type { ClickRecord } from "./click-record.ts";
import { readSnapshot } from "./read-snapshot.ts";

/** A click waits no longer for the campaign's object; then what is published of its caps decides. */
const ADMIT_TIMEOUT_MS = 1_000;

/**
 * Decides a request by its campaign and, for a click, the caps that are reached. Without waiting where the campaign
 * has none. Impressions and click-throughs count for no cap, and a click that was admitted goes through to its end.
 */
export function decide(
  record: ClickRecord,
  target: RouteTarget,
  deps: TrackerDeps,
  moment: Moment,
): Decision | Promise<Decision> {
  const { id, caps: limits } = target.campaign;
  if (limits.length === 0 || record.kind !== "click")
    return decideClick(target, record, NO_FULL_CAPS);
  return andThen(readSnapshot("caps", id, deps, moment), (caps) =>
    limits.some(({ isHard }) => isHard)
      ? decideByObject(record, target, caps, deps)
      : decideClick(target, record, fullCapKeys(caps, moment.nowMs)),
  );
}

/** Hard caps by key that a campaign's object has called full; believed until their period or the snapshot's time ends. */
const refused = new WeakMap<CampaignSnapshot, Map<string, HardCap>>();

async function decideByObject(
  record: ClickRecord,
  target: RouteTarget,
  caps: CapsSnapshot | null,
  deps: TrackerDeps,
): Promise<Decision> {
  const { campaign, link } = target;
  const known = refused.get(campaign) ?? new Map<string, HardCap>();
  const ofLink = capUses(campaign.caps, link).flatMap(({ key }) => known.get(key) ?? []);
  const full = [...(caps?.full ?? []), ...ofLink];
  const fullNow = () => fullCapKeys({ version: 0, full }, record.atMs);
  const decision = decideClick(target, record, fullNow());
  if (decision.kind !== "accepted" || decision.reason !== "OK") return decision;
  const refusedBy = await admit(record, target, deps);
  if (refusedBy === null) return decision;
  refused.set(campaign, (refused.get(campaign) ?? known).set(refusedBy.key, refusedBy));
  full.push(refusedBy);
  return decideClick(target, record, fullNow());
}

/** Asks the campaign's object to count the click. The cap that is full, null = it may go on. */
async function admit(
  record: ClickRecord,
  { link, campaign }: RouteTarget,
  { admitClick }: TrackerDeps,
): Promise<HardCap | null> {
  const uses = capUses(campaign.caps, link)
    .filter(({ cap }) => cap.isHard)
    .map(({ key, cap }): HardCap => {
      const { id, endsAtMs } = capPeriod(cap.period, campaign.timezone, record.atMs);
      return { key, limit: cap.limit, periodId: id, endsAtMs };
    });
  if (uses.length === 0) return null;
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("no answer in time")), ADMIT_TIMEOUT_MS);
  try {
    const key = await Promise.race([admitClick(record, uses), tooLate]);
    return uses.find((use) => use.key === key) ?? null;
  } catch (error) {
    console.error({ event: "caps.unanswered", campaignId: campaign.id, error: String(error) });
    return null;
  } finally {
    clearTimeout(timer);
  }
}
