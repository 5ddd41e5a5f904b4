import { expect, test } from "vitest";
import type { CampaignSnapshot, LinkSnapshot } from "../snapshot.ts";
import { capUses, NO_FULL_CAPS } from "./cap.ts";
import { choiceTag } from "./choice.ts";
import type { ClickFacts } from "./click-facts.ts";
import { decideClick, type Decision, type RouteTarget } from "./decide-click.ts";
import { NO_ROUTING, type ClickCap, type Condition, type Route, type Routing } from "./delivery.ts";
import {
  exampleCondition,
  exampleFacts,
  exampleRoute,
  exampleTarget,
  exampleVariant,
} from "./examples.ts";

const FALLBACK = "https://fallback.example/";
const NOON = Date.parse("2026-11-20T12:00:00Z");

function decide(target: RouteTarget, facts: Partial<ClickFacts> = {}): Decision {
  return decideClick(target, exampleFacts(facts), NO_FULL_CAPS);
}

/** A campaign with these routes and a fallback. */
function routed(routing: Partial<Routing>, fallbackUrl: string | null = FALLBACK): RouteTarget {
  return exampleTarget({ routing: { ...NO_ROUTING, ...routing }, fallbackUrl });
}

/** Takes nobody: its condition is about a country the example visitor is not from. */
function routeElsewhere(id: string, change: Partial<Route> = {}): Route {
  return exampleRoute(id, { conditions: [exampleCondition("country", ["FR"])], ...change });
}

test("without routes everybody goes to the campaign's destination", () => {
  expect(decide(exampleTarget())).toEqual({
    kind: "accepted",
    reason: "OK",
    url: "https://shop.example/",
    destination: "https://shop.example/",
    routeId: "",
    variantId: "",
    landingId: "",
    isRemembered: false,
  });
});

test.each<[string, Partial<CampaignSnapshot>, Partial<LinkSnapshot>]>([
  ["A_PAUSED", { isPaused: true }, {}],
  ["A_PAUSED", {}, { isPaused: true }],
  ["A_NOT_APPROVED", {}, { isPublisherPaused: true }],
  ["A_NOT_STARTED", { startsAtMs: NOON + 1 }, {}],
  ["A_EXPIRED", { endsAtMs: NOON }, {}],
])("%s: %o %o turns a click away to the fallback", (reason, campaign, link) => {
  const diverted = { kind: "diverted", reason, url: FALLBACK, destination: null, variantId: "" };
  const forced = [exampleRoute("forced")];
  const routing = { ...NO_ROUTING, forced };
  expect(
    decide(exampleTarget({ routing, fallbackUrl: FALLBACK, ...campaign }, link)),
  ).toMatchObject(diverted);
  expect(decide(exampleTarget({ routing, ...campaign }, link))).toMatchObject({
    kind: "refused",
    reason,
    url: null,
  });
});

test("a campaign runs from its first to before its last millisecond", () => {
  const target = exampleTarget({ startsAtMs: NOON, endsAtMs: NOON + 1 });
  expect(decide(target).kind).toBe("accepted");
});

test("the workspace's fallback stands in where the campaign has none", () => {
  const paused = exampleTarget({ isPaused: true });
  const workspace = { version: 1, id: "w", name: "W", fallbackUrl: FALLBACK, dialects: [] };
  expect(decide({ ...paused, workspace })).toMatchObject({ kind: "diverted", url: FALLBACK });
  const own = { ...paused.campaign, fallbackUrl: "https://own.example/" };
  expect(decide({ ...paused, campaign: own, workspace }).url).toBe("https://own.example/");
});

const schedule = {
  timezone: null,
  weekdays: [1],
  fromMinute: 0,
  toMinute: 0,
  fromDate: null,
  toDate: null,
};

test.each<[string, Condition]>([
  ["T_COUNTRY", exampleCondition("country", ["FR"])],
  ["T_REGION", exampleCondition("region", ["Paris"])],
  ["T_CITY", exampleCondition("city", ["Paris"])],
  ["T_DEVICE", exampleCondition("device", ["mobile"])],
  ["T_OS", exampleCondition("os", ["iOS"])],
  ["T_OS", exampleCondition("osVersion", ["17+"])],
  ["T_BROWSER", exampleCondition("browser", ["Safari"])],
  ["T_BROWSER", exampleCondition("browserVersion", ["-9"])],
  ["T_LANGUAGE", exampleCondition("language", ["fr"])],
  ["T_ISP", exampleCondition("isp", ["orange"])],
  ["T_ISP", exampleCondition("asn", ["3215"])],
  ["T_ISP", exampleCondition("connection", ["cellular"])],
  ["T_ISP", exampleCondition("ip", ["203.0.113.7"], { isNot: true })],
  ["T_REFERRER", exampleCondition("referrer", [""])],
  ["T_PARAM", exampleCondition("param", ["b"], { name: "sub1" })],
  ["T_SCHEDULE", exampleCondition("schedule", [], { schedule })],
  ["D_CLICK", exampleCondition("unique", [], { isNot: true })],
])("targeting that is not met is recorded as %s", (reason, condition) => {
  const target = exampleTarget({ targeting: [condition], fallbackUrl: FALLBACK });
  expect(decide(target)).toMatchObject({ kind: "diverted", reason });
});

test("a campaign that wants no bots turns them away as bots", () => {
  const targeting = [exampleCondition("bot", [], { isNot: true })];
  const userAgent = "curl/8.4.0";
  expect(decide(exampleTarget({ targeting }), { userAgent }).reason).toBe("Q_BOT");
});

test("a missing geo database refuses nobody", () => {
  const unknown = { country: "", region: "", city: "", asn: null, asOrganization: "" };
  const targeting = [
    exampleCondition("country", ["DE"]),
    exampleCondition("region", ["Bavaria"], { isNot: true }),
    exampleCondition("connection", ["fixed"]),
  ];
  expect(decide(exampleTarget({ targeting }), unknown)).toMatchObject({ kind: "accepted" });
});

test("a route's condition on something unknown does not fit, IS and IS NOT alike", () => {
  const on = (isNot: boolean) =>
    routed({
      regular: [
        exampleRoute("geo", { conditions: [exampleCondition("country", ["FR"], { isNot })] }),
      ],
    });
  expect(decide(on(false), { country: "" }).routeId).toBe("");
  expect(decide(on(true), { country: "" }).routeId).toBe("");
  expect(decide(on(true), { country: "DE" }).routeId).toBe("geo");
});

test("where the only other way is to refuse, an unknown country does not keep a route from fitting", () => {
  const routing = { default: routeElsewhere("last") };
  expect(decide(routed(routing, null), { country: "" })).toMatchObject({ routeId: "last" });
  expect(decide(routed(routing, null), { country: "DE" })).toMatchObject({ reason: "A_NO_ROUTE" });
  expect(decide(routed(routing), { country: "" })).toMatchObject({ reason: "R_FALLBACK" });
});

test("a cap that is reached diverts its own clicks alone", () => {
  const cap = (scope: ClickCap["scope"]): ClickCap => ({
    scope,
    subjectId: null,
    period: "day",
    limit: 1,
    isHard: false,
  });
  const caps = [cap("campaign"), cap("publisher"), cap("link")];
  const target = exampleTarget({ caps, fallbackUrl: FALLBACK });
  const reasons = capUses(caps, target.link).map(
    ({ key }) => decideClick(target, exampleFacts(), new Set([key])).reason,
  );
  expect(reasons).toEqual(["C_CAMPAIGN", "C_PUBLISHER", "C_LINK"]);
  expect(decideClick(target, exampleFacts(), new Set(["publisher:pub_2:day"])).reason).toBe("OK");
});

test("where nothing fits the click goes to the fallback, and without one it is refused", () => {
  const routing = { default: routeElsewhere("last") };
  expect(decide(routed(routing))).toMatchObject({ kind: "diverted", reason: "R_FALLBACK" });
  expect(decide(routed(routing, null))).toMatchObject({ kind: "refused", reason: "A_NO_ROUTE" });
});

test.each<[string, Partial<ClickFacts>]>([
  ["OK", {}],
  ["OK", { userAgent: "" }],
  ["Q_HEAD", { method: "HEAD", purpose: "prefetch", userAgent: "curl/8.4.0" }],
  ["Q_PREFETCH", { purpose: "prefetch;prerender", userAgent: "curl/8.4.0" }],
  ["Q_PREFETCH", { purpose: "preview" }],
  ["Q_PREFETCH", { purpose: "Prefetch" }],
  ["Q_BOT", { userAgent: "curl/8.4.0" }],
  ["Q_BOT", { userAgent: "WhatsApp/2.23.20.0" }],
])("%s: %o is redirected like any other request", (reason, facts) => {
  expect(decide(exampleTarget(), facts)).toMatchObject({
    kind: "accepted",
    reason,
    url: "https://shop.example/",
  });
});

test("a bot is found out on every way it is let through", () => {
  const { variants } = exampleRoute("r");
  const route = exampleRoute("r", { landings: [exampleVariant("page")] });
  const ways: Partial<Routing>[] = [
    { forced: [route] },
    { regular: [route] },
    { regularBy: "weight", regular: [route, exampleRoute("s")] },
    { default: route },
    {},
  ];
  const remembered = { variantTag: choiceTag(variants[0]?.id ?? "", 3), landingTag: "" };
  for (const way of ways) {
    const facts = { userAgent: "Twitterbot/1.0", remembered };
    expect(decide(routed(way), facts)).toMatchObject({ kind: "accepted", reason: "Q_BOT" });
  }
});

test("a deep link takes the place of the destination, not of the landing page", () => {
  const deepLinkHosts = ["shop.example"];
  const query = "url=https%3A%2F%2Fshop.example%2Fshoes";
  const landings = [exampleVariant("page")];
  const plain = exampleTarget({ deepLinkHosts });
  expect(decide(plain, { query }).url).toBe("https://shop.example/shoes");
  const routing = { ...NO_ROUTING, regular: [exampleRoute("r", { landings })] };
  expect(decide(exampleTarget({ deepLinkHosts, routing }), { query })).toMatchObject({
    url: "https://page.example/",
    destination: "https://shop.example/shoes",
  });
});
