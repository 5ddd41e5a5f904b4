import type { ConversionExplanation, ConversionRow, Page, Report } from "@cleverdrip/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browserAgent } from "../scripts/local/browser-agent.ts";
import { createOffer, startWorkers, type Workers } from "./support/workers.ts";

let workers: Workers;

beforeAll(async () => {
  workers = await startWorkers();
});

afterAll(async () => {
  await workers?.stop();
});

const DAY_MS = 86_400_000;
const DAYS = { "click-id": 30 * DAY_MS, cookie: 90 * DAY_MS, fingerprint: DAY_MS };
const usual = ["click-id", "cookie", "coupon", "clickless"];
const home = { "user-agent": browserAgent, "cf-connecting-ip": "203.0.113.7" };
const another = browserAgent.replaceAll("153", "152");

/** A campaign whose link was clicked from home, its click in the tables; the click id and the cookie went astray. */
async function clicked(slug: string, rungs: readonly string[]) {
  const { campaignId } = await createOffer(workers, slug);
  const attribution = { rungs, minWindowMs: 0, maxWindowMs: DAYS, model: { kind: "last" } };
  const changed = await workers.patch(`/v1/campaigns/${campaignId}`, {
    conversionPolicy: { attribution: { ...attribution, viewThrough: null } },
  });
  expect(changed.status).toBe(200);
  expect((await workers.track(`/c/${slug}`, home)).status).toBe(302);
  const today = (offsetMs: number) => new Date(Date.now() + offsetMs).toISOString().slice(0, 10);
  const range = `from=${today(-DAY_MS)}&to=${today(DAY_MS)}`;
  const clicks = async () => {
    const path = `/v1/reports?${range}&campaignId=${campaignId}`;
    return (await workers.get<Report>(path)).totals.clicks;
  };
  await expect.poll(clicks, { timeout: 10_000 }).toBe(1);
  const stored = () =>
    workers.get<Page<ConversionRow>>(`/v1/conversions?campaignId=${campaignId}&rung=fingerprint`);
  return { query: `campaign_id=${campaignId}&event=sale`, stored };
}

test("a pixel of the address and browser of a click is its result, explained as the guess that it is", async () => {
  const { query, stored } = await clicked("guessed", [...usual, "fingerprint"]);
  const told = await workers.track(`/px.gif?${query}`, home);
  expect(told.headers.get("x-verdict")).toBe("recorded OK");
  const again = await workers.track(`/px.html?${query}`, home);
  expect(again.headers.get("x-verdict")).toMatch(/^duplicate/);
  const { data } = await stored();
  expect(data).toMatchObject([
    { rung: "fingerprint", status: "approved", payoutMicros: 3_300_000 },
  ]);
  const path = `/v1/conversions/${data[0]?.id}/explain`;
  const { attribution, agrees } = await workers.get<ConversionExplanation>(path);
  expect(attribution).toMatchObject({ isProbabilistic: true, agrees: true });
  expect(attribution.sentence).toContain("one click was a candidate");
  expect(agrees).toBe(true);
});

test("a server from that address, and a campaign that does not guess, find nobody", async () => {
  const on = await clicked("server", [...usual, "fingerprint"]);
  const verdict = await (await workers.track(`/pb?${on.query}`, home)).json();
  expect(verdict).toMatchObject({ verdict: "rejected", reason: "X_CLICK_UNKNOWN" });
  const off = await clicked("off", usual);
  const told = await workers.track(`/px.gif?${off.query}`, home);
  expect(told.headers.get("x-verdict")).toBe("rejected X_CLICK_UNKNOWN");
  expect([(await on.stored()).data, (await off.stored()).data]).toEqual([[], []]);
});

test.each([
  ["browser", { ...home, "user-agent": another }],
  ["network", { ...home, "cf-connecting-ip": "203.0.113.8" }],
])(
  "a pixel of another %s waits for a click that is on its way, and is nobody's",
  async (word, who) => {
    const { query, stored } = await clicked(`other-${word}`, [...usual, "fingerprint"]);
    const told = await workers.track(`/px.gif?${query}`, who);
    expect(told.headers.get("x-verdict")).toMatch(/^accepted/);
    expect((await stored()).data).toEqual([]);
  },
);

test("of two visitors behind one address nobody is credited", async () => {
  const { query, stored } = await clicked("nat", [...usual, "fingerprint"]);
  await workers.track("/c/nat", home);
  const told = async () => {
    const answer = await workers.track(`/px.gif?${query}&txid=${crypto.randomUUID()}`, home);
    return answer.headers.get("x-verdict");
  };
  await expect.poll(told, { timeout: 10_000 }).toBe("rejected X_CLICK_UNKNOWN");
  const before = (await stored()).data.length;
  await told();
  expect((await stored()).data).toHaveLength(before);
});
