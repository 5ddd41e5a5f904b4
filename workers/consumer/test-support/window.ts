import { DEFAULT_DELIVERY, entityId, type CapsSnapshot, type ClickCap } from "@cleverdrip/core";
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { CampaignWindow } from "../src/window/campaign-window.ts";
import type { CountingRules, Observation, ObservedClick } from "../src/window/observation.ts";

export const RULES: CountingRules = {
  caps: [],
  duplicates: { by: "none", windowSeconds: 10 },
  uniqueWindowDays: DEFAULT_DELIVERY.uniqueWindowDays,
  timezone: "UTC",
};

let sequence = 0;

/** A payable click at that time, of a visitor by these keys: one who brought the cookie, or address and new cookie. */
export function clickAt(
  atMs: number,
  visitorKeys: readonly number[],
  change: Partial<ObservedClick> = {},
): ObservedClick {
  sequence += 1;
  return {
    // Clicks of one moment are judged in the order they are made.
    id: String(sequence).padStart(12, "0"),
    atMs,
    day: new Date(atMs).toISOString().slice(0, 10),
    isPayable: true,
    publisherId: "pub_1",
    linkId: "lnk_1",
    visitorKeys,
    duplicateKeys: [],
    ...change,
  };
}

export function observationOf(clicks: readonly ObservedClick[], atMs: number): Observation {
  return { batchId: entityId("bat", atMs, crypto.getRandomValues(new Uint8Array(10))), clicks };
}

export function freshWindow() {
  const campaignId = `cmp_${crypto.randomUUID()}`;
  const window = env.CAMPAIGN_WINDOW.getByName(`wsp_none:${campaignId}`);
  return { campaignId, window };
}

export function cap(change: Partial<ClickCap> = {}): ClickCap {
  return {
    scope: "campaign",
    subjectId: null,
    period: "day",
    limit: 3,
    isHard: false,
    ...change,
  };
}

/** What the edge is told of the campaign's caps once the window's alarm has done its work; null = nothing so far. */
export async function publishedCaps(
  window: DurableObjectStub<CampaignWindow>,
  campaignId: string,
): Promise<CapsSnapshot | null> {
  // The alarm may also be under way by itself: doing it twice comes to the same.
  await runInDurableObject(window, (object: CampaignWindow) => object.alarm());
  return env.SNAPSHOTS.get<CapsSnapshot>(`v1:caps:${campaignId}`, "json");
}
