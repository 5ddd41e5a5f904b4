import { DEFAULT_DELIVERY } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { condition, delivery, deliveryPatch, newRoute, simulatedVisitor } from "./index.ts";

const variant = { name: "A", url: "https://shop.example/?c={clickid}" };

function paths(value: unknown): string[] {
  const result = deliveryPatch.safeParse(value);
  return (result.error?.issues ?? []).map((issue) => issue.path.join("."));
}

test("a route needs a name and a destination, the rest has its usual value", () => {
  expect(newRoute.parse({ name: "R", variants: [variant] })).toEqual({
    name: "R",
    isPaused: false,
    weight: 100,
    match: "all",
    conditions: [],
    landings: [],
    variants: [{ ...variant, weight: 100, isPaused: false }],
  });
});

test("a condition is positive and without values unless it says otherwise", () => {
  expect(condition.parse({ field: "bot" })).toEqual({ field: "bot", isNot: false, values: [] });
  expect(condition.parse({ field: "schedule", schedule: { weekdays: [6, 7] } })).toEqual({
    field: "schedule",
    isNot: false,
    values: [],
    schedule: {
      timezone: null,
      weekdays: [6, 7],
      fromMinute: 0,
      toMinute: 0,
      fromDate: null,
      toDate: null,
    },
  });
});

test("a change names only what it changes", () => {
  expect(deliveryPatch.parse({ redirectMode: "meta" })).toEqual({ redirectMode: "meta" });
  expect(deliveryPatch.parse({ endsAtMs: null })).toEqual({ endsAtMs: null });
});

test("the usual delivery is one that is answered and taken", () => {
  expect(delivery.parse(DEFAULT_DELIVERY)).toEqual(DEFAULT_DELIVERY);
  expect(deliveryPatch.parse(DEFAULT_DELIVERY)).toEqual(DEFAULT_DELIVERY);
});

const routing = (route: object) => ({ routing: { regular: [{ name: "R", ...route }] } });

test.each<[object, string]>([
  [routing({ variants: [] }), "routing.regular.0.variants"],
  [routing({ variants: [{ ...variant, weight: -1 }] }), "routing.regular.0.variants.0.weight"],
  [routing({ variants: [{ ...variant, weight: 0.5 }] }), "routing.regular.0.variants.0.weight"],
  [routing({ variants: [{ name: "A", url: "/x" }] }), "routing.regular.0.variants.0.url"],
  [routing({ variants: [variant], match: "some" }), "routing.regular.0.match"],
  [{ targeting: [{ field: "planet" }] }, "targeting.0.field"],
  [
    { targeting: [{ field: "schedule", schedule: { fromMinute: 1_441 } }] },
    "targeting.0.schedule.fromMinute",
  ],
  [{ caps: [{ scope: "campaign", period: "day", limit: 0 }] }, "caps.0.limit"],
  [{ duplicates: { by: "cookie", windowSeconds: 0 } }, "duplicates.windowSeconds"],
  [{ uniqueWindowDays: 91 }, "uniqueWindowDays"],
  [{ deepLinkHosts: ["shop.example/path"] }, "deepLinkHosts.0"],
  [{ appSchemes: ["shop:"] }, "appSchemes.0"],
])("%j is refused at %s", (value, path) => {
  expect(paths(value)).toEqual([path]);
});

test("hosts and schemes are taken in lower case", () => {
  const parsed = deliveryPatch.parse({ deepLinkHosts: [" Shop.Example"], appSchemes: ["SHOP"] });
  expect(parsed).toEqual({ deepLinkHosts: ["shop.example"], appSchemes: ["shop"] });
});

test("of a simulated visitor nothing has to be known", () => {
  expect(simulatedVisitor.parse({})).toMatchObject({ country: "", asn: null, method: "GET" });
});
