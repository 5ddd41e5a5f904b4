import type {
  Balance,
  Campaign,
  ClickExplanation,
  ClickRow,
  DeliveryPatch,
  Domain,
  Link,
  LinkPreview,
  Page,
  Report,
  SmartLink,
} from "@cleverdrip/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clickIdIn } from "../scripts/simulate/click-id-in.ts";
import { created, createOffer, startWorkers, type Workers } from "./support/workers.ts";

let workers: Workers;

beforeAll(async () => {
  workers = await startWorkers();
});

afterAll(async () => {
  await workers?.stop();
});

const waiting = { timeout: 15_000, interval: 200 };

const variant = (name: string, weight = 100) => ({
  name,
  url: `https://shop.example/${name}?cid={clickid}&v={variant.id}`,
  weight,
  isPaused: false,
});

const route = (name: string, change: object = {}) => ({
  name,
  isPaused: false,
  weight: 100,
  match: "all" as const,
  conditions: [],
  landings: [],
  variants: [variant(name)],
  ...change,
});

const routed: DeliveryPatch = {
  routing: {
    forced: [
      route("german", { conditions: [{ field: "language", isNot: false, values: ["de"] }] }),
    ],
    regularBy: "position",
    regular: [
      route("phones", { conditions: [{ field: "device", isNot: false, values: ["mobile"] }] }),
      route("mail", {
        conditions: [{ field: "param", name: "sub1", isNot: false, values: ["mail*"] }],
        variants: [variant("a", 50), variant("b", 30), variant("c", 20)],
      }),
    ],
    default: route("everyone"),
  },
};

async function follow(path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await workers.track(path, headers);
  const location = response.headers.get("location") ?? "";
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return {
    status: response.status,
    location,
    cookie,
    clickId: clickIdIn(location || "http://x.example/"),
  };
}

const clicksOf = async (link: Link) =>
  (await workers.get<Page<ClickRow>>(`/v1/clicks?linkId=${link.id}`)).data;

async function totals(campaignId: string): Promise<Report["totals"]> {
  const day = (offset: number) => new Date(Date.now() + offset).toISOString().slice(0, 10);
  const range = `from=${day(-86_400_000)}&to=${day(86_400_000)}`;
  return (await workers.get<Report>(`/v1/reports?${range}&campaignId=${campaignId}`)).totals;
}

test("a visitor takes the first route that fits, a preview says the same, and the click explains itself", async () => {
  const link = await createOffer(workers, "routed", routed);
  const visits = [
    { path: "/c/routed", headers: { "accept-language": "de-AT" }, name: "german" },
    { path: "/c/routed", headers: { "user-agent": IPHONE }, name: "phones" },
    { path: "/c/routed?sub1=other", headers: {}, name: "everyone" },
  ];
  for (const { path, headers, name } of visits) {
    const { status, location } = await follow(path, headers);
    expect(status).toBe(302);
    expect(new URL(location).pathname).toBe(`/${name}`);
  }
  const mail = await follow("/c/routed?sub1=mailing-7");
  expect(new URL(mail.location).pathname).toMatch(/^\/[abc]$/);

  const shown = await preview(link, { language: "de" });
  expect(shown).toMatchObject({ outcome: "accepted", reason: "OK" });
  expect(new URL(shown.location ?? "").pathname).toBe("/german");
  expect(shown.steps.some(({ step, hasPassed }) => step === "forced" && hasPassed === true)).toBe(
    true,
  );

  await expect.poll(async () => (await clicksOf(link)).length, waiting).toBe(4);
  for (const click of await clicksOf(link)) {
    const explanation = await workers.get<ClickExplanation>(`/v1/clicks/${click.id}/explain`);
    expect(explanation).toMatchObject({ agrees: true, reason: "OK", outcome: "accepted" });
    expect(explanation.variantId).toBe(click.variantId);
  }
});

test("a visitor keeps the variant until it is paused, and that is everywhere within the stated bound", async () => {
  const link = await createOffer(workers, "sticky", routed);
  const first = await follow("/c/sticky?sub1=mail");
  const pathOf = (location: string) => new URL(location).pathname;
  const name = pathOf(first.location).slice(1);
  const returning = () => follow("/c/sticky?sub1=mail", { cookie: first.cookie });
  for (let visit = 0; visit < 5; visit += 1) {
    expect(pathOf((await returning()).location)).toBe(`/${name}`);
  }
  const { delivery } = await workers.get<Campaign>(`/v1/campaigns/${link.campaignId}`);
  const regular = delivery.routing.regular.map((r) => ({
    ...r,
    variants: r.variants.map((v) => (v.name === name ? { ...v, isPaused: true } : v)),
  }));
  const response = await workers.patch(`/v1/campaigns/${link.campaignId}`, {
    delivery: { routing: { ...delivery.routing, regular } },
  });
  expect(response.status).toBe(200);
  // The api's own tests hold it to its contract.
  const { liveEverywhereAtMs } = (await response.json()) as Campaign;
  await expect
    .poll(async () => pathOf((await returning()).location), {
      timeout: liveEverywhereAtMs - Date.now(),
      interval: 500,
    })
    .not.toBe(`/${name}`);
});

test("from a landing page the visitor goes on to the destination, and both steps are counted", async () => {
  const { campaignId, id } = await createOffer(workers, "landing", {
    routing: {
      forced: [],
      regularBy: "position",
      regular: [],
      default: route("offer", {
        landings: [
          {
            name: "review",
            url: "https://review.example/?cid={clickid}",
            weight: 1,
            isPaused: false,
          },
        ],
      }),
    },
  });
  const landed = await follow("/c/landing?sub1=x");
  expect(landed.location).toMatch(/^https:\/\/review\.example\//);
  const onward = await follow(`/o/landing?click_id=${landed.clickId}`);
  expect(onward.location).toMatch(/^https:\/\/shop\.example\/offer/);
  expect(onward.clickId).toBe(landed.clickId);
  const byCookie = await follow("/o/landing", { cookie: landed.cookie });
  expect(byCookie.clickId).toBe(landed.clickId);
  expect((await workers.track("/i/landing.gif")).headers.get("content-type")).toBe("image/gif");
  await expect
    .poll(() => totals(campaignId), waiting)
    .toMatchObject({ clicks: 1, grossClicks: 1, clickThroughs: 2, impressions: 1 });
  expect((await workers.get<Page<ClickRow>>(`/v1/clicks?linkId=${id}`)).data).toHaveLength(1);
});

test("bots, prefetches, HEAD requests and double clicks are recorded and not payable", async () => {
  const link = await createOffer(workers, "quality");
  const first = await follow("/c/quality");
  await follow("/c/quality", { cookie: first.cookie });
  await follow("/c/quality", { "user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)" });
  await follow("/c/quality", { "sec-purpose": "prefetch;prerender" });
  await expect.poll(async () => (await clicksOf(link)).length, waiting).toBe(4);
  const reasons = (await clicksOf(link)).map(({ reason }) => reason).toSorted();
  expect(reasons).toEqual(["D_CLICK", "OK", "Q_BOT", "Q_PREFETCH"]);
  expect(await totals(link.campaignId)).toMatchObject({
    grossClicks: 4,
    clicks: 1,
    uniqueClicks: 1,
    newVisitors: 1,
  });
});

test("a smart link leads past what is paused, and the click belongs to the link that took it", async () => {
  const one = await createOffer(workers, "smart-one");
  const response = await workers.post("/v1/campaigns", {
    name: "Second",
    destinationUrl: "https://second.example/?cid={clickid}",
    currency: "USD",
    eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 1 } }],
  });
  const { id: campaignId } = await created<Campaign>(response);
  const two = await created<Link>(
    await workers.post("/v1/links", { campaignId, publisherId: one.publisherId }),
  );
  const smart = await created<SmartLink>(
    await workers.post("/v1/smart-links", {
      name: "Best",
      publisherId: one.publisherId,
      slug: "smart-best",
      members: [
        { linkId: one.id, weight: 1_000 },
        { linkId: two.id, weight: 1 },
      ],
    }),
  );
  await workers.post(`/v1/campaigns/${one.campaignId}/pause`, {});
  const { location } = await follow(new URL(smart.url).pathname);
  expect(location).toMatch(/^https:\/\/second\.example\//);
  await expect.poll(async () => (await clicksOf(two)).length, waiting).toBe(1);
});

test("an old network's click URL on the customer's own host reaches the link it stood for", async () => {
  const { campaignId, publisherId } = await createOffer(workers, "moved");
  const domain = await created<Domain>(
    await workers.post("/v1/domains", { hostname: "go.moved.example" }),
  );
  const response = await workers.post("/v1/links", {
    campaignId,
    publisherId,
    domainId: domain.id,
    aliases: ["12/34"],
  });
  await created<Link>(response);
  const url = "http://go.moved.example/aff_c?offer_id=12&aff_id=34&aff_sub=mail";
  expect((await workers.track(url)).status).toBe(404);
  expect((await workers.patch("/v1/workspace", { dialects: ["tune"] })).status).toBe(200);
  await expect.poll(async () => (await workers.track(url)).status, waiting).toBe(302);
  expect((await workers.track(url)).headers.get("location")).toContain("sub=mail");
});

test("a reached soft cap sends on to the fallback, and everything emitted is accounted for", async () => {
  const link = await createOffer(workers, "capped", {
    caps: [{ scope: "campaign", subjectId: null, period: "day", limit: 5, isHard: false }],
  });
  await workers.patch(`/v1/campaigns/${link.campaignId}`, {
    fallbackUrl: "https://full.example/",
  });
  await expect
    .poll(async () => (await follow("/c/capped")).location, { timeout: 60_000, interval: 500 })
    .toBe("https://full.example/");
  await expect
    .poll(async () => (await clicksOf(link)).some(({ reason }) => reason === "C_CAMPAIGN"), waiting)
    .toBe(true);
  const hour = 3_600_000;
  const balance = async () =>
    (await workers.get<Balance>(`/v1/balance?from=${Date.now() - hour}&to=${Date.now() + hour}`))
      .totals;
  await expect.poll(balance, waiting).toMatchObject({ missing: 0, lost: 0, deadLettered: 0 });
  const { emitted, stored } = await balance();
  expect(emitted).toBeGreaterThan(0);
  expect(stored).toBe(emitted);
});

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

async function preview(link: Link, visitor: object): Promise<LinkPreview> {
  const response = await workers.post(`/v1/links/${link.id}/preview`, visitor);
  expect(response.status).toBe(200);
  // The api's own tests hold it to its contract.
  return (await response.json()) as LinkPreview;
}
