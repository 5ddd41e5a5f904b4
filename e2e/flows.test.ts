import type {
  CampaignLive,
  ClickRow,
  ConversionRow,
  ConversionVerdict,
  Page,
  Report,
} from "@cleverdrip/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clickIdIn } from "../scripts/simulate/click-id-in.ts";
import { inParallel } from "./support/in-parallel.ts";
import { createOffer, startWorkers, type Workers } from "./support/workers.ts";

let workers: Workers;

beforeAll(async () => {
  workers = await startWorkers();
});

afterAll(async () => {
  await workers?.stop();
});

/** Clicks the link once; the id that the destination was given. */
async function click(slug: string, query = ""): Promise<string> {
  const response = await workers.track(`/c/${slug}${query}`);
  expect(response.status).toBe(302);
  const clickId = clickIdIn(response.headers.get("location") ?? "http://none.example/");
  if (clickId === null) throw new Error("the destination was given no click id");
  return clickId;
}

async function postback(query: string): Promise<ConversionVerdict> {
  const response = await workers.track(`/pb?${query}`);
  expect(response.status).toBe(200);
  // The tracker answers every postback with the contract's verdict.
  return (await response.json()) as ConversionVerdict;
}

async function totals(campaignId: string): Promise<Report["totals"]> {
  const day = (offset: number) => new Date(Date.now() + offset).toISOString().slice(0, 10);
  const range = `from=${day(-86_400_000)}&to=${day(86_400_000)}`;
  const report = await workers.get<Report>(`/v1/reports?${range}&campaignId=${campaignId}`);
  return report.totals;
}

test("a click goes through tracker, queue and consumer into log, reports and live counter", async () => {
  const { campaignId } = await createOffer(workers, "through");
  const clickId = await click("through", "?sub1=mail");
  await expect.poll(() => totals(campaignId), { timeout: 10_000 }).toMatchObject({ clicks: 1 });
  const page = await workers.get<Page<ClickRow>>(`/v1/clicks?campaignId=${campaignId}`);
  expect(page.data).toMatchObject([{ id: clickId, subs: { sub1: "mail" }, reason: "OK" }]);
  const live = await workers.get<CampaignLive>(`/v1/campaigns/${campaignId}/live`);
  expect(live.clicksTotal).toBe(1);
});

test("fifty equal postbacks at once make one conversion, and each caller is told of it", async () => {
  const { campaignId } = await createOffer(workers, "fifty");
  const clickId = await click("fifty");
  const query = `click_id=${clickId}&txid=order-50&event=sale`;
  const verdicts = await inParallel(50, 50, () => postback(query));
  expect(verdicts.filter(({ verdict }) => verdict === "recorded")).toHaveLength(1);
  expect(verdicts.filter(({ verdict }) => verdict === "duplicate")).toHaveLength(49);
  expect(new Set(verdicts.map(({ conversionId }) => conversionId)).size).toBe(1);
  await expect
    .poll(() => totals(campaignId), { timeout: 10_000 })
    .toMatchObject({
      clicks: 1,
      conversions: 1,
      revenueMicros: 5_000_000,
      payoutMicros: 3_300_000,
    });
});

test("a conversion that overtakes its click is paid, and gets the click's country once it is stored", async () => {
  const { campaignId } = await createOffer(workers, "overtaken");
  const clickId = await click("overtaken");
  expect(await postback(`click_id=${clickId}&txid=early`)).toMatchObject({ verdict: "recorded" });
  const conversions = async () =>
    (await workers.get<Page<ConversionRow>>(`/v1/conversions?campaignId=${campaignId}`)).data;
  await expect.poll(async () => (await totals(campaignId)).clicks, { timeout: 10_000 }).toBe(1);
  expect((await workers.runSchedule()).status).toBeLessThan(300);
  await expect
    .poll(async () => (await conversions())[0]?.country, { timeout: 10_000 })
    .not.toBeNull();
});

test("a paused campaign sends nobody to its destination and pays no click", async () => {
  const { campaignId } = await createOffer(workers, "halted");
  expect((await workers.post(`/v1/campaigns/${campaignId}/pause`, {})).status).toBe(200);
  const response = await workers.track("/c/halted");
  expect(response.headers.get("location") ?? "").not.toContain("shop.example");
  expect(response.status).toBeLessThan(500);
  await expect
    .poll(() => totals(campaignId), { timeout: 10_000 })
    .toMatchObject({ grossClicks: 1, clicks: 0 });
});

test("an unknown link is a plain 404", async () => {
  expect((await workers.track("/c/nobody-made-this")).status).toBe(404);
});

test.each([
  ["malformed", "click_id=hello"],
  ["forged", "click_id=1qct1hnt2000000xwc35erw2xvz3h534"],
  ["missing", "txid=1"],
])("a %s click id is refused with a reason and a way to mend it", async (_kind, query) => {
  const { verdict, reason, hint, conversionId } = await postback(query);
  expect(verdict).toBe("rejected");
  expect(reason).not.toBe("");
  expect(hint).not.toBeNull();
  expect(conversionId).toBeNull();
});
