import { expect, test } from "vitest";
import type { CampaignSnapshot, LinkSnapshot } from "../snapshot.ts";
import { choiceTag } from "./choice.ts";
import type { ClickFacts } from "./click-facts.ts";
import type { DecisionStep } from "./decision-step.ts";
import { NO_ROUTING, type Condition } from "./delivery.ts";
import {
  exampleCondition,
  exampleFacts,
  exampleRoute,
  exampleTarget,
  exampleVariant,
} from "./examples.ts";
import { explainClick } from "./explain.ts";

type Change = {
  readonly campaign?: Partial<CampaignSnapshot>;
  readonly link?: Partial<LinkSnapshot>;
  readonly facts?: Partial<ClickFacts>;
  readonly full?: readonly string[];
};

function explain({ campaign, link, facts, full = [] }: Change): readonly DecisionStep[] {
  const steps: DecisionStep[] = [];
  explainClick(exampleTarget(campaign, link), exampleFacts(facts), new Set(full), (step) =>
    steps.push(step),
  );
  return steps;
}

/** A step on one line: what passed, failed or is not known. */
function lines(change: Change): readonly string[] {
  return explain(change).map(
    ({ step, subject, hasPassed }) =>
      `${hasPassed === null ? "?" : hasPassed ? "+" : "-"} ${step} ${subject}`,
  );
}

test("a click without any rules is told in three steps", () => {
  expect(explain({})).toEqual([
    {
      step: "availability",
      subject: "Shoes",
      hasPassed: true,
      detail: "Link, publisher and campaign are active.",
    },
    {
      step: "default",
      subject: "destination",
      hasPassed: true,
      detail: "The campaign's destination is for everybody.",
    },
    {
      step: "quality",
      subject: "OK",
      hasPassed: true,
      detail: "Nothing speaks against paying for the click.",
    },
  ]);
});

test("routes are told in the order they were asked, up to the one that fits", () => {
  const elsewhere = [exampleCondition("country", ["FR"]), exampleCondition("device", ["mobile"])];
  const variants = [exampleVariant("a"), exampleVariant("b", { weight: 0 })];
  const routing = {
    ...NO_ROUTING,
    forced: [exampleRoute("f", { conditions: elsewhere }), exampleRoute("off", { isPaused: true })],
    regular: [
      exampleRoute("r", {
        match: "any",
        conditions: [exampleCondition("country", ["DE"]), ...elsewhere],
        variants,
        landings: [exampleVariant("page")],
      }),
      exampleRoute("never asked"),
    ],
  };
  expect(lines({ campaign: { routing } })).toEqual([
    "+ availability Shoes",
    "- forced route f: country",
    "- forced route f",
    "- forced route off",
    "+ regular route r: country",
    "+ regular route r",
    "? variant variant a",
    "? landing variant page",
    "+ quality OK",
  ]);
});

test("routes by weight are all told, then the one the visitor belongs to", () => {
  const routing = {
    ...NO_ROUTING,
    regularBy: "weight" as const,
    regular: [
      exampleRoute("a", { conditions: [exampleCondition("country", ["FR"])] }),
      exampleRoute("b"),
    ],
  };
  expect(lines({ campaign: { routing } })).toEqual([
    "+ availability Shoes",
    "- regular route a: country",
    "- regular route a",
    "+ regular route b",
    "+ regular route b",
    "? variant variant b-1",
    "+ quality OK",
  ]);
});

test("targeting and caps are told up to the one that turned the click away", () => {
  const cap = {
    scope: "publisher",
    subjectId: null,
    period: "day",
    limit: 1_000,
    isHard: false,
  } as const;
  const campaign = {
    targeting: [
      exampleCondition("city", ["Munich"]),
      exampleCondition("isp", ["orange"], { isNot: true }),
    ],
    caps: [cap, { ...cap, scope: "campaign" as const }],
    fallbackUrl: "https://fallback.example/",
  };
  const steps = explain({ campaign, facts: { city: "" }, full: ["publisher:pub_1:day"] });
  expect(steps.map(({ step, hasPassed }) => [step, hasPassed])).toEqual([
    ["availability", true],
    ["targeting", null],
    ["targeting", true],
    ["cap", false],
    ["fallback", true],
  ]);
  expect(steps.map(({ detail }) => detail).slice(1)).toEqual([
    "The city is not known, that refuses nobody.",
    "The internet provider is Deutsche Telekom AG; it must not be orange.",
    "The limit of 1,000 clicks a day for this publisher is reached.",
    "The visitor goes to the campaign's fallback.",
  ]);
});

test.each<[Change, string, string]>([
  [{ link: { isPaused: true } }, "link", "The link is paused."],
  [{ link: { isPublisherPaused: true } }, "link", "The publisher is not approved or is blocked."],
  [{ campaign: { isPaused: true } }, "availability", "The campaign is paused."],
  [
    { campaign: { startsAtMs: Date.parse("2026-12-01T08:30Z") } },
    "availability",
    "The campaign begins on 2026-12-01 08:30 UTC.",
  ],
  [
    { campaign: { endsAtMs: Date.parse("2026-11-01T00:00Z") } },
    "availability",
    "The campaign ended on 2026-11-01 00:00 UTC.",
  ],
])("%o is said of the %s", (change, step, detail) => {
  expect(explain(change)).toMatchObject([
    { step, hasPassed: false, detail },
    { step: "fallback", hasPassed: false, subject: "none" },
  ]);
});

const office = {
  timezone: "Europe/Berlin",
  weekdays: [1, 5],
  fromMinute: 540,
  toMinute: 1_080,
  fromDate: "2026-11-01",
  toDate: "2026-12-24",
};

test.each<[Condition, string]>([
  [exampleCondition("country", ["DE", "AT"]), "The country is DE; it must be DE or AT."],
  [
    exampleCondition("os", ["iOS"], { isNot: true }),
    "The operating system is Windows; it must not be iOS.",
  ],
  [
    exampleCondition("browserVersion", ["140"]),
    "The version of the browser is 140.0.0.0; it must be 140.",
  ],
  [exampleCondition("asn", ["3320"]), "The network number is AS3320; it must be 3320."],
  [exampleCondition("connection", ["fixed"]), "The kind of connection is fixed; it must be fixed."],
  [
    exampleCondition("referrer", [""], { isNot: true }),
    "The referrer is https://www.blog.example/post?x=1; it must not be none.",
  ],
  [exampleCondition("param", [], { name: "sub1" }), "The parameter sub1 is a; it must be given."],
  [
    exampleCondition("param", [], { name: "empty" }),
    "The parameter empty is empty; it must be given.",
  ],
  [
    exampleCondition("param", ["x"], { name: "sub9", isNot: true }),
    "The parameter sub9 is missing; it must not be x.",
  ],
  [exampleCondition("bot", [], { isNot: true }), "The visitor is not a bot; it must not be."],
  [exampleCondition("unique"), "This is the visitor's first visit; it must be."],
  [
    exampleCondition("schedule", [], { schedule: office }),
    "The time is Fri 2026-11-20 13:00 (Europe/Berlin); it must be Mon, Fri from 09:00 to 18:00 since 2026-11-01 until 2026-12-24.",
  ],
  [
    exampleCondition(
      "city",
      Array.from({ length: 12 }, (_, i) => `C${i}`),
      { isNot: true },
    ),
    "The city is Munich; it must not be C0 or C1 or C2 or C3 or C4 or C5 or C6 or C7 or C8 or C9 or 2 others.",
  ],
])("%o is told as %j", (condition, detail) => {
  const [, told] = explain({ campaign: { targeting: [condition] } });
  expect(told).toMatchObject({ step: "targeting", hasPassed: true, detail });
});

test("an unknown fact keeps a route from fitting, unless the only other way is to refuse", () => {
  const last = exampleRoute("last", { conditions: [exampleCondition("country", ["FR"])] });
  const campaign = { routing: { ...NO_ROUTING, default: last } };
  const steps = explain({ campaign, facts: { country: "" } });
  expect(steps.map(({ subject, hasPassed }) => [subject, hasPassed])).toEqual([
    ["Shoes", true],
    ["route last: country", null],
    ["route last", false],
    ["unknown", null],
    ["route last: country", null],
    ["route last", true],
    ["variant last-1", null],
    ["OK", true],
  ]);
  expect(steps[1]?.detail).toBe("The country is not known, so this does not fit.");
  expect(steps[4]?.detail).toBe("The country is not known, that refuses nobody.");
});

test("a visitor who keeps what the cookie says is told so", () => {
  const variants = [exampleVariant("a"), exampleVariant("b")];
  const campaign = { routing: { ...NO_ROUTING, default: exampleRoute("r", { variants }) } };
  const remembered = { variantTag: choiceTag("b", 3), landingTag: "" };
  const detailOf = (facts: Partial<ClickFacts>) =>
    explain({ campaign, facts }).find(({ step }) => step === "variant")?.detail;
  expect(detailOf({ remembered })).toMatch(/^The visitor was given this destination before/);
  expect(detailOf({})).toMatch(/^The visitor's share of the weights/);
});

test("a deep link is told with what became of it", () => {
  const campaign = { deepLinkHosts: ["shop.example"] };
  const told = (url: string) =>
    explain({ campaign, facts: { query: `url=${encodeURIComponent(url)}` } }).find(
      ({ step }) => step === "deep-link",
    );
  expect(told("https://shop.example/a")).toMatchObject({
    subject: "https://shop.example/a",
    hasPassed: true,
  });
  expect(told("https://evil.example/")).toMatchObject({ hasPassed: false });
  const long = told(`https://shop.example/${"a".repeat(4_000)}`);
  expect(long?.hasPassed).toBe(false);
  expect(long?.detail).toMatch(/longer than 4,000 characters, so the destination stays/);
});

test.each<[Partial<ClickFacts>, string]>([
  [{ method: "HEAD" }, "Q_HEAD"],
  [{ purpose: "prefetch" }, "Q_PREFETCH"],
  [{ userAgent: "curl/8.4.0" }, "Q_BOT"],
])("%o is recorded and not payable: %s", (facts, reason) => {
  const last = explain({ facts }).at(-1);
  expect(last).toMatchObject({ step: "quality", subject: reason, hasPassed: false });
  expect(last?.detail).toMatch(/recorded, not payable/);
});
