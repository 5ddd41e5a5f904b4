import { expect, test } from "vitest";
import { NO_FULL_CAPS } from "./cap.ts";
import { choiceTag } from "./choice.ts";
import type { ClickFacts } from "./click-facts.ts";
import { decideClick, type Decision, type RouteTarget } from "./decide-click.ts";
import { NO_ROUTING, type Route, type Routing } from "./delivery.ts";
import {
  exampleCondition,
  exampleFacts,
  exampleRoute,
  exampleTarget,
  exampleVariant,
} from "./examples.ts";

const FALLBACK = "https://fallback.example/";

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

test("forced routes come before regular ones, those before the default", () => {
  const all = {
    forced: [exampleRoute("forced")],
    regular: [exampleRoute("first"), exampleRoute("second")],
    default: exampleRoute("last"),
  };
  const { forced, regular } = all;
  const none = [routeElsewhere("elsewhere")];
  expect(decide(routed(all)).routeId).toBe("forced");
  expect(decide(routed({ ...all, forced: none })).routeId).toBe("first");
  expect(decide(routed({ ...all, forced: [], regular: regular.toReversed() })).routeId).toBe(
    "second",
  );
  expect(decide(routed({ ...all, forced: none, regular: none })).routeId).toBe("last");
  expect(decide(routed({ forced: none, regular: none })).destination).toBe("https://shop.example/");
  expect(decide(routed({ ...all, regularBy: "weight" })).routeId).toBe(forced[0]?.id);
});

test.each([
  ["all", ["DE"], ["desktop"], true],
  ["all", ["DE"], ["mobile"], false],
  ["any", ["FR"], ["desktop"], true],
  ["any", ["FR"], ["mobile"], false],
] as const)("%s of country %j and device %j fits: %s", (match, countries, devices, fits) => {
  const conditions = [exampleCondition("country", countries), exampleCondition("device", devices)];
  const target = routed({ regular: [exampleRoute("r", { match, conditions })] });
  expect(decide(target).routeId).toBe(fits ? "r" : "");
});

test("a route without conditions fits everybody, whether all or any of none have to hold", () => {
  for (const match of ["all", "any"] as const) {
    expect(decide(routed({ regular: [exampleRoute("r", { match })] })).routeId).toBe("r");
  }
});

test("paused routes and variants get nothing, not even the visitors they had", () => {
  const [kept, paused] = [exampleVariant("kept"), exampleVariant("off", { isPaused: true })];
  const remembered = { variantTag: choiceTag("off", 3), landingTag: "" };
  const one = routed({ regular: [exampleRoute("r", { variants: [paused, kept] })] });
  expect(decide(one, { remembered })).toMatchObject({ variantId: "kept", isRemembered: false });
  const none = routed({ regular: [exampleRoute("r", { variants: [paused] })] });
  expect(decide(none, { remembered }).routeId).toBe("");
  const route = exampleRoute("r", { isPaused: true, variants: [kept] });
  expect(decide(routed({ regular: [route] })).routeId).toBe("");
});

test("a variant of weight 0 keeps its visitors and admits no new ones", () => {
  const variants = [exampleVariant("old", { weight: 0 }), exampleVariant("new")];
  const target = routed({ regular: [exampleRoute("r", { variants })] });
  const remembered = { variantTag: choiceTag("old", 3), landingTag: "" };
  expect(decide(target, { remembered })).toMatchObject({ variantId: "old", isRemembered: true });
  expect(decide(target)).toMatchObject({ variantId: "new", isRemembered: false });
  const alone = routed({ regular: [exampleRoute("r", { variants: variants.slice(0, 1) })] });
  expect(decide(alone, { remembered }).variantId).toBe("old");
  expect(decide(alone).routeId).toBe("");
});

test("routes by weight: a visitor stays where the cookie says, as long as the route fits", () => {
  const regular = ["a", "b", "c"].map((id) => exampleRoute(id));
  const target = routed({ regularBy: "weight", regular });
  for (const id of ["a", "b", "c"]) {
    const remembered = { variantTag: choiceTag(`${id}-1`, 3), landingTag: "" };
    expect(decide(target, { remembered })).toMatchObject({ routeId: id, isRemembered: true });
  }
  const elsewhere = [routeElsewhere("a"), exampleRoute("b")];
  const remembered = { variantTag: choiceTag("a-1", 3), landingTag: "" };
  const moved = routed({ regularBy: "weight", regular: elsewhere });
  expect(decide(moved, { remembered })).toMatchObject({ routeId: "b", isRemembered: false });
});

test("routes by weight that all have weight 0 leave new visitors to the default", () => {
  const regular = [exampleRoute("a", { weight: 0 }), exampleRoute("b", { weight: 0 })];
  const target = routed({ regularBy: "weight", regular, default: exampleRoute("last") });
  expect(decide(target).routeId).toBe("last");
  const remembered = { variantTag: choiceTag("b-1", 3), landingTag: "" };
  expect(decide(target, { remembered }).routeId).toBe("b");
});

test("a landing page is shown first, the destination is known all the same", () => {
  const landings = [exampleVariant("page"), exampleVariant("other", { weight: 0 })];
  const target = routed({ regular: [exampleRoute("r", { landings })] });
  expect(decide(target)).toMatchObject({
    url: "https://page.example/",
    destination: "https://r-1.example/",
    variantId: "r-1",
    landingId: "page",
  });
  const remembered = { variantTag: "", landingTag: choiceTag("other", 3) };
  expect(decide(target, { remembered })).toMatchObject({ landingId: "other", isRemembered: true });
});

test("where no landing page is left the visitor goes straight on", () => {
  const landings = [exampleVariant("page", { isPaused: true })];
  const target = routed({ regular: [exampleRoute("r", { landings })] });
  expect(decide(target)).toMatchObject({ url: "https://r-1.example/", landingId: "" });
});
