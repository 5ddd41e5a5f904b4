import { choiceTag, entityId, NO_ROUTING, type EntityPrefix } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { routingWithIds } from "./routing-ids.ts";

const variants = Array.from({ length: 20 }, (_, i) => ({
  name: `V${i}`,
  url: "https://shop.example",
  weight: 1,
  isPaused: false,
}));
const route = {
  name: "R",
  isPaused: false,
  weight: 1,
  match: "all" as const,
  conditions: [],
  landings: variants,
  variants,
};
const routing = {
  forced: Array.from({ length: 20 }, () => route),
  regularBy: "position" as const,
  regular: Array.from({ length: 50 }, () => route),
  default: route,
};

function random(prefix: EntityPrefix): string {
  return entityId(prefix, 1_795_000_000_000, crypto.getRandomValues(new Uint8Array(10)));
}

test("no two variants of a campaign are called the same in a visitor's cookie, however many there are", () => {
  const made = routingWithIds({ newId: random }, routing, NO_ROUTING);
  const routes = [
    ...made.forced,
    ...made.regular,
    ...(made.default === null ? [] : [made.default]),
  ];
  const ids = routes.flatMap((each) => [...each.landings, ...each.variants]).map(({ id }) => id);
  expect(ids).toHaveLength(71 * 40);
  expect(new Set(ids.map((id) => choiceTag(id, 3))).size).toBe(ids.length);
});

test("known tags are not given out again", () => {
  const known = routingWithIds(
    { newId: random },
    { ...routing, forced: [], regular: [] },
    NO_ROUTING,
  );
  const [first] = known.default?.variants ?? [];
  if (first === undefined) throw new Error("there is no variant");
  const drawn = [first.id, random("var")];
  const newId = (prefix: EntityPrefix) =>
    prefix === "var" ? (drawn.shift() ?? random("var")) : random(prefix);
  const next = { ...route, landings: [], variants: variants.slice(0, 1) };
  const made = routingWithIds(
    { newId },
    { ...routing, forced: [], regular: [], default: next },
    known,
  );
  expect(made.default?.variants[0]?.id).not.toBe(first.id);
});
