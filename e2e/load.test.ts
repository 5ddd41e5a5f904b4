import type {
  Campaign,
  CampaignLive,
  ClickRow,
  Link,
  NewCampaign,
  Publisher,
  Report,
} from "@cleverdrip/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiSession, signIn } from "../scripts/api/session.ts";
import { clickIdIn } from "../scripts/simulate/click-id-in.ts";
import { inParallel } from "./support/in-parallel.ts";
import { type Product, startProduct } from "./support/product.ts";
import { browserAgent } from "../scripts/local/browser-agent.ts";

const clicks = 6_000;
const writes = 2_000;

const campaign: NewCampaign = {
  name: "Load",
  destinationUrl: "https://shop.example/?click_id={clickid}",
  currency: "USD",
  eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 1_000_000 } }],
};

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  await product?.stop();
});

async function createLink(
  session: ApiSession,
  name: string,
  change: Partial<NewCampaign> = {},
): Promise<Link> {
  const { id: campaignId } = await session.post<Campaign>("/v1/campaigns", {
    ...campaign,
    ...change,
    name,
  });
  const person = { name, email: `${name.toLowerCase()}@publisher.example` };
  const { id: publisherId } = await session.post<Publisher>("/v1/publishers", person);
  return session.post<Link>("/v1/links", { campaignId, publisherId });
}

async function clickOnce(link: Link, index: number): Promise<string> {
  const response = await fetch(`${link.url}?sub1=load-${index % 10}`, {
    redirect: "manual",
    headers: { "user-agent": browserAgent },
  });
  await response.arrayBuffer();
  return response.headers.get("location") ?? link.url;
}

async function reportedClicks(session: ApiSession, link: Link, groupBy: string): Promise<number> {
  const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const to = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const filter = groupBy === "country" ? `campaignId=${link.campaignId}` : `linkId=${link.id}`;
  const path = `/v1/reports?from=${from}&to=${to}&groupBy=${groupBy}&${filter}`;
  return (await session.get<Report>(path)).totals.grossClicks;
}

test("six thousand clicks beside two thousand writes are all stored, summed and counted, once", async () => {
  const session = await signIn(product.dashboard, product);
  const link = await createLink(session, "Load");
  const clicking = inParallel(32, clicks, async (index) => clickIdIn(await clickOnce(link, index)));
  const writing = inParallel(8, writes, (index) => {
    const person = { name: `Load ${index}`, email: `load-${index}@publisher.example` };
    return session.post<Publisher>("/v1/publishers", person);
  });
  const [clickIds, publishers] = await Promise.all([clicking, writing]);
  const sent = new Set(clickIds.filter((id) => id !== null));
  expect(sent.size).toBe(clicks);

  await expect
    .poll(() => reportedClicks(session, link, "link"), { timeout: 30_000, interval: 500 })
    .toBe(clicks);
  for (const groupBy of ["hour", "day", "country"]) {
    expect(await reportedClicks(session, link, groupBy)).toBe(clicks);
  }
  const live = await session.get<CampaignLive>(`/v1/campaigns/${link.campaignId}/live`);
  expect(live.clicksTotal).toBe(clicks);
  const stored = await session.list<ClickRow>(`/v1/clicks?linkId=${link.id}`);
  expect(stored.map(({ id }) => id).toSorted()).toEqual([...sent].toSorted());
  const listed = await session.list<Publisher>("/v1/publishers?search=Load ");
  const listedIds = new Set(listed.map(({ id }) => id));
  expect(publishers.filter(({ id }) => !listedIds.has(id))).toEqual([]);
});

test("of ten thousand clicks at a hard cap of a thousand exactly a thousand reach the destination", async () => {
  const session = await signIn(product.dashboard, product);
  const link = await createLink(session, "Capped", {
    fallbackUrl: "https://full.example/",
    delivery: {
      caps: [{ scope: "campaign", subjectId: null, period: "total", limit: 1_000, isHard: true }],
    },
  });
  const locations = await inParallel(64, 10_000, (index) => clickOnce(link, index));
  const hosts = Map.groupBy(locations, (location) => new URL(location).host);
  expect(hosts.get("shop.example")).toHaveLength(1_000);
  expect(hosts.get("full.example")).toHaveLength(9_000);
  await expect
    .poll(() => reportedClicks(session, link, "link"), { timeout: 60_000, interval: 500 })
    .toBe(10_000);
  const live = await session.get<CampaignLive>(`/v1/campaigns/${link.campaignId}/live`);
  expect(live.clicksTotal).toBe(1_000);
});
