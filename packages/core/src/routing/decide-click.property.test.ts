import fc from "fast-check";
import { expect, test } from "vitest";
import type { CampaignSnapshot } from "../snapshot.ts";
import { capUses } from "./cap.ts";
import { choiceTag } from "./choice.ts";
import type { ClickFacts } from "./click-facts.ts";
import { decideClick, type Decision, type RouteTarget } from "./decide-click.ts";
import type { DecisionStep } from "./decision-step.ts";
import type { Condition, ConditionField, Route, Routing, Variant } from "./delivery.ts";
import { exampleFacts, exampleTarget } from "./examples.ts";
import { explainClick } from "./explain.ts";

const VALUES: Readonly<Record<ConditionField, readonly string[]>> = {
  country: ["DE", "AT"],
  region: ["Bavaria", "*"],
  city: ["Munich"],
  device: ["desktop", "mobile"],
  os: ["Windows", "iOS"],
  osVersion: ["10+", "-9"],
  browser: ["Chrome", "Safari"],
  browserVersion: ["140"],
  language: ["de", "en-GB"],
  isp: ["telekom"],
  asn: ["AS3320"],
  connection: ["fixed", "hosting"],
  referrer: ["", "blog.example", "https://*"],
  param: ["a", "*"],
  ip: ["203.0.113.0/24", "2001:db8::/32"],
  schedule: [],
  bot: [],
  unique: [],
};

const FIELDS = Object.keys(VALUES) as ConditionField[];

const schedule = fc.record({
  timezone: fc.constantFrom(null, "Asia/Tokyo", "America/New_York"),
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  fromMinute: fc.integer({ min: 0, max: 1_439 }),
  toMinute: fc.integer({ min: 0, max: 1_440 }),
  fromDate: fc.constantFrom(null, "2026-11-20"),
  toDate: fc.constantFrom(null, "2026-11-21"),
});

const condition: fc.Arbitrary<Condition> = fc.constantFrom(...FIELDS).chain((field) =>
  fc.record({
    field: fc.constant(field),
    isNot: fc.boolean(),
    values:
      VALUES[field].length === 0
        ? fc.constant([])
        : fc.subarray([...VALUES[field]], { minLength: 1 }),
    name: fc.constant("sub1"),
    schedule,
  }),
);

const conditions = fc.array(condition, { maxLength: 3 });

const variant: fc.Arbitrary<Variant> = fc.record({
  id: fc.constant(""),
  name: fc.constant("v"),
  url: fc.constantFrom("https://one.example/?c={clickid}", "https://two.example/"),
  weight: fc.constantFrom(0, 1, 100),
  isPaused: fc.boolean(),
});

const route: fc.Arbitrary<Route> = fc.record({
  id: fc.constant(""),
  name: fc.constantFrom("one", "two"),
  isPaused: fc.boolean(),
  weight: fc.constantFrom(0, 1, 100),
  match: fc.constantFrom("all", "any"),
  conditions,
  landings: fc.array(variant, { maxLength: 2 }),
  variants: fc.array(variant, { minLength: 1, maxLength: 3 }),
});

const drawnRouting: fc.Arbitrary<Routing> = fc
  .record({
    forced: fc.array(route, { maxLength: 2 }),
    regularBy: fc.constantFrom("position", "weight"),
    regular: fc.array(route, { maxLength: 3 }),
    default: fc.option(route),
  })
  .map(withIds);

/** Numbers all routes and variants, so that each id is there once. */
function withIds({ forced, regularBy, regular, default: last }: Routing): Routing {
  let count = 0;
  const number = <T extends { readonly id: string }>(item: T): T => {
    count += 1;
    return { ...item, id: `id_${count}` };
  };
  const numberRoute = (each: Route): Route => ({
    ...number(each),
    landings: each.landings.map(number),
    variants: each.variants.map(number),
  });
  return {
    forced: forced.map(numberRoute),
    regularBy,
    regular: regular.map(numberRoute),
    default: last === null ? null : numberRoute(last),
  };
}

const cap = fc.record({
  scope: fc.constantFrom("campaign", "publisher", "link"),
  subjectId: fc.constant(null),
  period: fc.constantFrom("day", "total"),
  limit: fc.constant(10),
  isHard: fc.boolean(),
});

const campaign: fc.Arbitrary<Partial<CampaignSnapshot>> = fc.record({
  timezone: fc.constantFrom("UTC", "Europe/Berlin"),
  fallbackUrl: fc.constantFrom(null, "https://fallback.example/"),
  targeting: fc.array(condition, { maxLength: 2 }),
  caps: fc.array(cap, { maxLength: 2 }),
  deepLinkHosts: fc.constantFrom([], ["shop.example"]),
  routing: drawnRouting,
});

const TAGS = ["", "abc"];

const facts: fc.Arbitrary<ClickFacts> = fc
  .record({
    atMs: fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }),
    method: fc.constantFrom("GET", "HEAD"),
    purpose: fc.oneof(fc.constantFrom("", "prefetch"), fc.string()),
    visitorId: fc.string(),
    remembered: fc.option(
      fc.record({ variantTag: fc.constantFrom(...TAGS), landingTag: fc.constantFrom(...TAGS) }),
    ),
    ip: fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()),
    country: fc.oneof(fc.constantFrom("DE", "AT", "", "XX"), fc.string()),
    region: fc.string({ unit: "binary" }),
    city: fc.oneof(fc.constant("Munich"), fc.string()),
    asn: fc.option(fc.nat()),
    asOrganization: fc.oneof(fc.constantFrom("Deutsche Telekom AG", "Hetzner"), fc.string()),
    userAgent: fc.oneof(fc.constant(exampleFacts().userAgent), fc.string({ unit: "binary" })),
    language: fc.oneof(fc.constantFrom("de-DE", "en-GB"), fc.string()),
    referrer: fc.oneof(fc.webUrl(), fc.string({ unit: "binary" })),
    query: fc.oneof(fc.constantFrom("sub1=a", "url=https://shop.example/x"), fc.string()),
  })
  .map((known) => ({ ...exampleFacts(), ...known }));

const target: fc.Arbitrary<RouteTarget> = campaign.map((change) => exampleTarget(change));

/** Which of the campaign's caps are full is drawn as bits. */
function fullCapsOf({ campaign: { caps }, link }: RouteTarget, bits: number): ReadonlySet<string> {
  return new Set(
    capUses(caps, link)
      .map(({ key }) => key)
      .filter((_, i) => ((bits >> i) & 1) === 1),
  );
}

function allRoutes({ campaign: { routing } }: RouteTarget): readonly Route[] {
  const { forced, regular } = routing;
  return [...forced, ...regular, ...(routing.default === null ? [] : [routing.default])];
}

const RUNS = { numRuns: 1_000 };

test("whatever a visitor sends, there is a decision, and a refused one leads nowhere", () => {
  fc.assert(
    fc.property(target, facts, fc.nat(), (where, who, bits) => {
      const decision = decideClick(where, who, fullCapsOf(where, bits));
      expect(decision.kind === "refused").toBe(decision.url === null);
      expect(decision.kind === "accepted").toBe(decision.destination !== null);
      if (decision.kind !== "accepted") expect(decision.variantId + decision.landingId).toBe("");
    }),
    RUNS,
  );
});

test("the same snapshots, facts and caps give the same decision, also read from their copies", () => {
  fc.assert(
    fc.property(target, facts, (where, who) => {
      const copy: RouteTarget = structuredClone(where);
      expect(decideClick(copy, structuredClone(who), new Set())).toEqual(
        decideClick(where, who, new Set()),
      );
    }),
    RUNS,
  );
});

test("a paused route or variant gets nobody, one of weight 0 nobody new", () => {
  fc.assert(
    fc.property(target, facts, (where, who) => {
      const { routeId, variantId, landingId } = decideClick(where, who, new Set());
      const chosen = allRoutes(where).find(({ id }) => id === routeId);
      for (const { id, weight, isPaused } of [
        ...(chosen?.variants ?? []),
        ...(chosen?.landings ?? []),
      ]) {
        if (id !== variantId && id !== landingId) continue;
        const tag = id === variantId ? who.remembered?.variantTag : who.remembered?.landingTag;
        expect(isPaused).toBe(false);
        expect(weight > 0 || tag === choiceTag(id, 3)).toBe(true);
      }
      expect(chosen?.isPaused ?? false).toBe(false);
    }),
    RUNS,
  );
});

test("a visitor who comes back with the cookie gets the same again, though the weights have changed", () => {
  let returned = 0;
  fc.assert(
    fc.property(target, facts, fc.constantFrom(0, 1, 5_000), (where, who, weight) => {
      const { campaign: before } = where;
      const first = decideClick(where, { ...who, remembered: null }, new Set());
      const isAboutMore =
        before.routing.regularBy === "weight" || JSON.stringify(before).includes('"unique"');
      if (first.variantId === "" || isAboutMore) return;
      returned += 1;
      const after = structuredClone(before);
      const changed = allRoutes({ ...where, campaign: after }).find(
        ({ id }) => id === first.routeId,
      );
      for (const each of changed?.variants ?? []) Object.assign(each, { weight });
      const remembered = {
        variantTag: choiceTag(first.variantId, 3),
        landingTag: first.landingId && choiceTag(first.landingId, 3),
      };
      const again = decideClick({ ...where, campaign: after }, { ...who, remembered }, new Set());
      expect(again).toMatchObject({ routeId: first.routeId, variantId: first.variantId });
    }),
    RUNS,
  );
  expect(returned).toBeGreaterThan(50);
});

test("taking away what is known of a place never turns an accepted click into a refused one", () => {
  fc.assert(
    fc.property(target, facts, (where, who) => {
      const nowhere = { country: "", region: "", city: "", asn: null, asOrganization: "" };
      const before = decideClick(where, who, new Set());
      const after = decideClick(where, { ...who, ...nowhere }, new Set());
      if (before.kind === "accepted") expect(after.kind).not.toBe("refused");
    }),
    RUNS,
  );
});

test("being explained changes nothing, and the steps that were told explain the outcome", () => {
  fc.assert(
    fc.property(target, facts, fc.nat(), (where, who, bits) => {
      const full = fullCapsOf(where, bits);
      const steps: DecisionStep[] = [];
      const decision = explainClick(where, who, full, (step) => steps.push(step));
      expect(decision).toEqual(decideClick(where, who, full));
      expectExplained(where, decision, steps);
      for (const { subject, detail } of steps) {
        expect(subject).not.toBe("");
        expect(detail).toMatch(/^[A-Z].*\.$/su);
      }
    }),
    RUNS,
  );
});

function expectExplained(where: RouteTarget, decision: Decision, steps: readonly DecisionStep[]) {
  const before = steps.filter(({ step }) =>
    ["link", "availability", "targeting", "cap"].includes(step),
  );
  const routes = steps.filter(({ step }) => ["forced", "regular", "default"].includes(step));
  if (decision.kind === "accepted") {
    expect(before.every(({ hasPassed }) => hasPassed !== false)).toBe(true);
    const name = allRoutes(where).find(({ id }) => id === decision.routeId)?.name ?? "destination";
    expect(routes.at(-1)).toMatchObject({ subject: name, hasPassed: true });
    expect(steps.some(({ step }) => step === "variant")).toBe(decision.variantId !== "");
    expect(steps.some(({ step }) => step === "landing")).toBe(decision.landingId !== "");
    expect(steps.at(-1)).toMatchObject({ step: "quality", subject: decision.reason });
    return;
  }
  const isRouteless = decision.reason === "R_FALLBACK" || decision.reason === "A_NO_ROUTE";
  expect(before.at(-1)?.hasPassed === false).toBe(!isRouteless);
  expect(routes.length > 0).toBe(isRouteless);
  expect(steps.at(-1)).toMatchObject({ step: "fallback", hasPassed: decision.kind === "diverted" });
}
