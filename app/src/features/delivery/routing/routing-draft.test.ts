import type { Routing } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { route, variant } from "../../../testing/delivery-samples.ts";
import { emptyRoute, routingDraftOf, routingOf, type RoutingDraft } from "./routing-draft.ts";
import { routingErrors } from "./routing-errors.ts";
import { moved, nextLetter, nextName } from "./rows.ts";

const ROUTING: Routing = {
  forced: [route({ id: "rte_f", match: "any" })],
  regularBy: "weight",
  regular: [
    route({
      landings: [variant({ id: "var_l", name: "Quiz", weight: 0 })],
      variants: [variant(), variant({ id: "var_2", name: "B", isPaused: true })],
    }),
  ],
  default: route({ id: "rte_d", conditions: [] }),
};

const draftOf = (part: Partial<RoutingDraft>): RoutingDraft => ({
  ...routingDraftOf({ forced: [], regularBy: "position", regular: [], default: null }),
  ...part,
});

test("a stored routing opened and saved unchanged stays the same, with every id", () => {
  expect(routingErrors(routingDraftOf(ROUTING))).toEqual({});
  expect(routingOf(routingDraftOf(ROUTING))).toEqual(ROUTING);
});

test("what is new has no id: the server gives it one", () => {
  const { regular } = routingOf(draftOf({ regular: [emptyRoute("Route 1")] }));
  expect(regular[0]).not.toHaveProperty("id");
  expect(regular[0]?.variants[0]).not.toHaveProperty("id");
  expect(regular[0]).not.toHaveProperty("key");
});

test("a new route is told what every missing field wants, by the server's own paths", () => {
  const added = { ...emptyRoute(" "), weight: "heavy" };
  const errors = routingErrors(draftOf({ regular: [added], default: emptyRoute("Default") }));
  expect(Object.keys(errors)).toEqual([
    "delivery.routing.regular.0.name",
    "delivery.routing.regular.0.weight",
    "delivery.routing.regular.0.variants.0.url",
    "delivery.routing.default.variants.0.url",
  ]);
});

test.each([
  ["0", true],
  ["10000", true],
  ["10001", false],
  ["1.5", false],
  ["", false],
])("the weight %j is accepted: %s", (weight, isAccepted) => {
  const draft = routingDraftOf({ ...ROUTING, forced: [], default: null });
  const regular = draft.regular.map((each) => ({ ...each, weight }));
  expect(Object.keys(routingErrors({ ...draft, regular })).length === 0).toBe(isAccepted);
});

test.each([
  [[], "A"],
  [["A", "B"], "C"],
  [["B"], "A"],
  [[..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"], "AA"],
])("after %j the next is called %s", (names, expected) => {
  expect(nextLetter(names.map((name) => ({ name })))).toBe(expected);
});

test("a number that is taken is passed over", () => {
  expect(nextName("Route", [{ name: "Route 2" }])).toBe("Route 3");
  expect(nextName("Route", [])).toBe("Route 1");
});

test("rows change places with their neighbours, and the ends stay", () => {
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
});
