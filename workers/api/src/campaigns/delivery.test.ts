import { campaign } from "@cleverdrip/contract";
import { DEFAULT_DELIVERY, type Delivery } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { makeCampaign, makeLink, makePublisher } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

const german = { field: "country", isNot: false, values: ["DE"] };
const routing = {
  regular: [
    {
      name: "Germany",
      conditions: [german],
      landings: [{ name: "Story", url: "https://lp.example/?c={clickid}" }],
      variants: [
        { name: "A", url: "https://shop.example/a?c={clickid}", weight: 3 },
        { name: "B", url: "https://shop.example/b", weight: 1 },
      ],
    },
  ],
};

async function makeWithRouting(member: Member) {
  return campaign.parse(await makeCampaign(member, { delivery: { routing } }));
}

function patchDelivery(member: Member, id: string, delivery: object, fields: object = {}) {
  return member.patch(`/v1/campaigns/${id}`, { delivery, ...fields });
}

test("a campaign made without a delivery has the usual one", async () => {
  const created = campaign.parse(await makeCampaign(await signedIn()));
  expect(created.delivery).toEqual(DEFAULT_DELIVERY);
});

test("routes and variants get ids of their own, and the edge has them", async () => {
  const member = await signedIn();
  const created = await makeWithRouting(member);
  const [route] = created.delivery.routing.regular;
  expect(route).toMatchObject({ match: "all", weight: 100, isPaused: false, conditions: [german] });
  const choices = [...(route?.landings ?? []), ...(route?.variants ?? [])].map(({ id }) => id);
  expect([route?.id, ...choices]).toEqual([
    expect.stringMatching(/^rte_[0-9a-z]{24}$/),
    ...choices.map(() => expect.stringMatching(/^var_[0-9a-z]{24}$/)),
  ]);
  expect(new Set(choices).size).toBe(3);
  expect(await snapshotOf("campaign", created.id)).toMatchObject({
    version: 1,
    timezone: "UTC",
    routing: created.delivery.routing,
  });
});

test("a part that is given is replaced, the others stay", async () => {
  const member = await signedIn();
  const created = await makeWithRouting(member);
  const duplicates = { by: "none", windowSeconds: 5 };
  const changed = await patchDelivery(member, created.id, { duplicates, redirectMode: "307" });
  expect(changed.body).toMatchObject({ version: 2 });
  expect(changed.body.delivery).toEqual({ ...created.delivery, duplicates, redirectMode: "307" });
  const [, audit] = await auditOf(member.workspaceId);
  expect(audit).toMatchObject({
    before: { delivery: { duplicates: DEFAULT_DELIVERY.duplicates, redirectMode: "302" } },
    after: { delivery: { duplicates, redirectMode: "307" } },
  });
  const emptied = await patchDelivery(member, created.id, { routing: {} });
  expect(emptied.body.delivery.routing).toEqual(DEFAULT_DELIVERY.routing);
});

test("what comes back with its id keeps it, what comes without gets a new one", async () => {
  const member = await signedIn();
  const created = await makeWithRouting(member);
  const [route] = created.delivery.routing.regular;
  if (route === undefined) throw new Error("the campaign has no route");
  const [a, b] = route.variants;
  const variants = [{ ...b, weight: 0 }, { name: "C", url: "https://shop.example/c" }, a];
  const changed = await patchDelivery(member, created.id, {
    routing: { default: { ...route, variants } },
  });
  const after = changed.body.delivery.routing.default;
  expect(after.id).toBe(route.id);
  expect(after.landings).toEqual(route.landings);
  expect(after.variants[0]).toEqual({ ...b, weight: 0 });
  expect(after.variants[2]).toEqual(a);
  expect([a?.id, b?.id]).not.toContain(after.variants[1].id);
});

test("giving back what was answered changes nothing", async () => {
  const member = await signedIn();
  const created = await makeWithRouting(member);
  const same = await patchDelivery(member, created.id, created.delivery);
  expect(same.body).toEqual(created);
});

test("an id of another campaign is refused by its place", async () => {
  const member = await signedIn();
  const mine = await makeWithRouting(member);
  const theirs = await makeWithRouting(member);
  const answer = await patchDelivery(member, mine.id, { routing: theirs.delivery.routing });
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    "delivery.routing.regular.0.id",
    "delivery.routing.regular.0.landings.0.id",
    "delivery.routing.regular.0.variants.0.id",
    "delivery.routing.regular.0.variants.1.id",
  ]);
  expect(answer.body.detail).toContain(theirs.delivery.routing.regular[0]?.id);
});

test("weight 0 keeps the visitors of a route that is there, and makes no new one", async () => {
  const member = await signedIn();
  const created = await makeWithRouting(member);
  const [route] = created.delivery.routing.regular;
  if (route === undefined) throw new Error("the campaign has no route");
  const variants = route.variants.map((variant) => ({ ...variant, weight: 0 }));
  const closing = { routing: { regular: [{ ...route, variants }] } };
  expect((await patchDelivery(member, created.id, closing)).status).toBe(200);
  const fresh = { name: "New", variants: [{ name: "A", url: "https://a.example", weight: 0 }] };
  const answer = await patchDelivery(member, created.id, { routing: { regular: [fresh] } });
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe("delivery.routing.regular.0.variants");
});

const variantWith = (url: string) => ({
  routing: {
    regular: [
      {
        name: "R",
        variants: [
          { name: "A", url: "https://ok.example" },
          { name: "B", url },
        ],
      },
    ],
  },
});
const VARIANT = "delivery.routing.regular.0.variants.1.url";

test.each<[object, string, RegExp]>([
  [variantWith("javascript:alert(1)"), VARIANT, /absolute/],
  [variantWith("javascript://%0aalert(1)"), VARIANT, /absolute/],
  [variantWith("ftp://files.example/"), VARIANT, /absolute/],
  [variantWith("shop://cart"), VARIANT, /appSchemes/],
  [variantWith("https://shop.example/?x={nothing}"), VARIANT, /\{nothing\}/],
  [
    { targeting: [{ field: "country", values: ["Germany"] }] },
    "delivery.targeting.0.values.0",
    /two letters/,
  ],
  [{ targeting: [{ field: "param", values: ["x"] }] }, "delivery.targeting.0.name", /parameter/],
  [{ startsAtMs: 2_000, endsAtMs: 1_000 }, "delivery.endsAtMs", /after the start/],
  [{ appSchemes: ["javascript"] }, "delivery.appSchemes.0", /./],
  [
    { routing: { regular: [{ name: "R", variants: [] }] } },
    "delivery.routing.regular.0.variants",
    /at least one destination/,
  ],
  [{ caps: [{ scope: "campaign", period: "day", limit: 0 }] }, "delivery.caps.0.limit", /./],
  [{ redirectMode: "301" }, "delivery.redirectMode", /./],
  [{ deepLinkHosts: ["https://shop.example"] }, "delivery.deepLinkHosts.0", /host name/],
  [{ nonsense: 1 }, "delivery.nonsense", /unknown field/],
])("the delivery %j is refused at %s", async (delivery, path, message) => {
  const member = await signedIn();
  const { id } = await makeCampaign(member);
  const answer = await patchDelivery(member, id, delivery);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toContain(path);
  expect(answer.body.errors[0].message).toMatch(message);
  expect((await member.get(`/v1/campaigns/${id}`)).body.version).toBe(1);
});

test("every URL that is wrong is named at once", async () => {
  const member = await signedIn();
  const answer = await member.post("/v1/campaigns", {
    name: "x",
    destinationUrl: "shop://cart",
    fallbackUrl: "https://full.example/?x={oops}",
    currency: "USD",
    eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 1 } }],
    delivery: variantWith("market://details"),
  });
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    "destinationUrl",
    "fallbackUrl",
    VARIANT,
  ]);
});

test("an app scheme may be used while the campaign allows it, and not be taken away from under a URL", async () => {
  const member = await signedIn();
  const delivery = { ...variantWith("shop://cart?c={clickid}"), appSchemes: ["shop"] };
  const { id } = await makeCampaign(member, { delivery, fallbackUrl: "shop://home" });
  const answer = await patchDelivery(member, id, { appSchemes: [] });
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    "fallbackUrl",
    VARIANT,
  ]);
});

test("a cap is on a publisher of the workspace or on a link of the campaign", async () => {
  const member = await signedIn();
  const link = await makeLink(member);
  const other = await makeLink(member);
  const stranger = await makePublisher(await signedIn());
  const cap = (scope: Delivery["caps"][0]["scope"], subjectId: string | null) => ({
    scope,
    subjectId,
    period: "day",
    limit: 10,
  });
  const caps = [
    cap("campaign", null),
    cap("publisher", link.publisherId),
    cap("link", link.id),
    cap("link", null),
  ];
  const set = await patchDelivery(member, link.campaignId, { caps });
  expect(set.body.delivery.caps).toEqual(caps.map((each) => ({ ...each, isHard: false })));
  for (const [scope, subjectId] of [
    ["campaign", link.id],
    ["publisher", stranger.id],
    ["publisher", link.id],
    ["link", other.id],
    ["link", link.publisherId],
  ] as const) {
    const answer = await patchDelivery(member, link.campaignId, { caps: [cap(scope, subjectId)] });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe("delivery.caps.0.subjectId");
  }
});

test("a change says by when it is live everywhere", async () => {
  const nowMs = Date.parse("2026-05-01T12:00:00Z");
  const member = await signedIn({ services: { nowMs: () => nowMs, everywhereMs: 90_000 } });
  const link = await makeLink(member);
  expect(link.liveEverywhereAtMs).toBe(nowMs + 90_000);
  const paths = [
    `/v1/campaigns/${link.campaignId}`,
    `/v1/links/${link.id}`,
    `/v1/publishers/${link.publisherId}`,
  ];
  for (const path of paths) {
    const { body } = await member.post(`${path}/pause`);
    expect(body.liveEverywhereAtMs).toBe(body.updatedAtMs + 90_000);
  }
});
