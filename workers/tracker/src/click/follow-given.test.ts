import type { CampaignSnapshot, Condition, Routing } from "@cleverdrip/core";
import { NO_ROUTING } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { cookieSet, createIsolate } from "../../test-support/isolate.ts";
import { publishedSources, PUBLISHED_SLUG } from "../../test-support/published.ts";
import { testRoute, testVariant } from "../../test-support/routes.ts";

const CLICK_MS = Date.UTC(2026, 10, 20, 12);
const LANDING = testVariant("lan_1", { url: "https://pages.example/?click_id={clickid}" });
const DESTINATION = "https://given.example/?cid={clickid}&s={sub1}&t={sub2}";

function condition(field: Condition["field"], change: Partial<Condition> = {}): Condition {
  return { field, isNot: false, values: [], ...change };
}

/** Who fits the condition gets a landing page and the given destination, everybody else another route. */
function routingOf(conditions: readonly Condition[], isPaused = false): Routing {
  const given = testVariant("var_given", { url: DESTINATION, isPaused });
  return {
    ...NO_ROUTING,
    forced: [testRoute("rte_given", [given], { conditions, landings: [LANDING] })],
    default: testRoute("rte_other", [testVariant("var_other")]),
  };
}

/** A click with `sub1=a`, then the way on from its landing page a day later and without a referrer. */
async function goThere(
  campaign: Partial<CampaignSnapshot>,
  options: {
    readonly later?: Partial<CampaignSnapshot>;
    readonly own?: string;
    readonly query?: string;
  } = {},
) {
  const { later = campaign, own = "", query = "sub1=a,b;c&sub2=%C3%BC" } = options;
  const first = createIsolate({ sources: publishedSources({ campaign }) });
  const ms = CLICK_MS - first.after(0).nowMs;
  const headers = { referer: "https://blog.example/post" };
  const response = await first.open(`/c/${PUBLISHED_SLUG}?${query}`, { headers }, ms);
  const click = first.recorded[0];
  const cookie = `cd_v=${cookieSet(response, "cd_v")}; cd_c=${cookieSet(response, "cd_c")}`;
  const second = createIsolate({ sources: publishedSources({ campaign: later }) });
  const passed = await second.open(
    `/o/${PUBLISHED_SLUG}?click_id=${click?.id}${own}`,
    { headers: { cookie } },
    ms + 86_400_000,
  );
  return { click, passed: passed.headers.get("location"), through: second.recorded[0] };
}

const schedule = {
  timezone: "UTC",
  weekdays: [],
  fromMinute: 0,
  toMinute: 0,
  fromDate: "2026-11-20",
  toDate: "2026-11-20",
};

const CONDITIONS: readonly Condition[] = [
  condition("param", { name: "sub1", values: ["a*"] }),
  condition("referrer", { values: ["blog.example"] }),
  condition("unique"),
  condition("schedule", { schedule }),
];

test.each(CONDITIONS.map((each) => [each.field, each] as const))(
  "from a landing page behind a condition on %s the visitor goes on along the same route",
  async (_, each) => {
    for (const campaign of [
      { routing: routingOf([each]) },
      { routing: routingOf([]), targeting: [each] },
    ]) {
      const { click, passed, through } = await goThere(campaign);
      expect(click).toMatchObject({ routeId: "rte_given", landingId: "lan_1" });
      expect(passed).toBe(`https://given.example/?cid=${click?.id}&s=a%2Cb%3Bc&t=%C3%BC`);
      expect(through).toMatchObject({
        kind: "click-through",
        reason: "OK",
        routeId: "rte_given",
        variantId: "var_given",
        landingId: "lan_1",
      });
    }
  },
);

test("what the landing page's link says itself goes before what the click came with", async () => {
  const { passed, click } = await goThere({ routing: routingOf([]) }, { own: "&sub1=own" });
  expect(passed).toBe(`https://given.example/?cid=${click?.id}&s=own&t=%C3%BC`);
});

test("a deep link of the click is where the landing page leads on to", async () => {
  const campaign = { routing: routingOf([]), deepLinkHosts: ["shop.example"] };
  const { passed, click } = await goThere(campaign, {
    query: `url=${encodeURIComponent("https://shop.example/a?x=1")}&sub1=a`,
  });
  expect(passed).toBe(`https://shop.example/a?x=1&cid=${click?.id}&s=a&t=`);
});

test.each<[string, Routing]>([
  ["variant", routingOf([], true)],
  [
    "route",
    { ...routingOf([]), forced: routingOf([]).forced.map((each) => ({ ...each, isPaused: true })) },
  ],
])("where the %s is paused since, it is decided again", async (_, routing) => {
  const { through } = await goThere({ routing: routingOf([]) }, { later: { routing } });
  expect(through).toMatchObject({ routeId: "rte_other", variantId: "var_other" });
});

test("of routes whose variants look alike in the cookie, the landing page's is followed", async () => {
  const twin = testRoute("rte_twin", [testVariant("var_given")], {
    conditions: [condition("param", { name: "never" })],
  });
  const routing = { ...routingOf([]), forced: [twin, ...routingOf([]).forced] };
  expect((await goThere({ routing })).through).toMatchObject({ routeId: "rte_given" });
});

test("a query too long for the cookie stays behind, the click's id does not", async () => {
  const query = `sub1=${"a".repeat(200)}&x=${"b".repeat(1_400)}`;
  const { click, passed } = await goThere({ routing: routingOf([]) }, { query });
  expect(passed).toBe(`https://given.example/?cid=${click?.id}&s=&t=`);
});

test("another click's query is not taken", async () => {
  const sources = publishedSources({ campaign: { routing: routingOf([]) } });
  const { open, recorded } = createIsolate({ sources });
  await open(`/c/${PUBLISHED_SLUG}`);
  const left = `cd_c=${"0".repeat(32)}~sub1=theirs`;
  const id = recorded[0]?.id;
  const response = await open(`/o/${PUBLISHED_SLUG}?cid=${id}`, { headers: { cookie: left } });
  expect(response.headers.get("location")).toBe(`https://given.example/?cid=${id}&s=&t=`);
});
