import type {
  ClickCap,
  Condition,
  ConditionField,
  Route,
  Routing,
  Variant,
} from "@cleverdrip/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BROWSER, createIsolate, type Isolate } from "../../test-support/isolate.ts";
import { createLane } from "../../test-support/lane.ts";
import { publishedSources, PUBLISHED_SLUG, type Published } from "../../test-support/published.ts";
import { testRoute, testVariant } from "../../test-support/routes.ts";
import { route } from "../route.ts";

const NOW_MS = Date.UTC(2026, 10, 20, 12);
const FALLBACKS = [
  null,
  "https://fallback.example/?r={reason}&c={clickid}",
  "https://back.example/{sub1}",
  "https://{bad}",
];
const URLS = [
  "https://one.example/{sub1}?c={clickid}&s={sub2}&o={os}&x={unknown}",
  "https://two.example/?g={gclid}&src={source}&v={variant.id}#{language}",
  "https://three.example/{country}?t={timestamp}&c={campaign.name}",
  "https://four.example/?d={date:HH}&u={useragent:raw}",
];

const VALUES: Partial<Record<ConditionField, readonly string[]>> = {
  country: ["DE", "FR"],
  city: ["Ber*"],
  device: ["mobile", "desktop"],
  osVersion: ["10+"],
  browser: ["Chrome"],
  language: ["de"],
  isp: ["telekom"],
  asn: ["AS3320"],
  connection: ["hosting"],
  referrer: ["blog.example"],
  param: ["a", ""],
  ip: ["203.0.113.0/24", "2001:db8::/32"],
  schedule: [],
  bot: [],
  unique: [],
};

const condition: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom(...(Object.keys(VALUES) as ConditionField[])), fc.boolean())
  .map(([field, isNot]) => ({
    field,
    isNot,
    values: VALUES[field] ?? [],
    name: "sub1",
    schedule: {
      timezone: "Europe/Berlin",
      weekdays: [5],
      fromMinute: 600,
      toMinute: 900,
      fromDate: null,
      toDate: null,
    },
  }));

const variants = (prefix: string, minLength: number): fc.Arbitrary<Variant[]> =>
  fc
    .array(
      fc.record({
        url: fc.constantFrom(...URLS),
        weight: fc.constantFrom(0, 1, 100),
        isPaused: fc.boolean(),
      }),
      { minLength, maxLength: 3 },
    )
    .map((list) => list.map((change, i) => testVariant(`${prefix}_${i}`, change)));

const someRoute = (id: string): fc.Arbitrary<Route> =>
  fc
    .record({
      conditions: fc.array(condition, { maxLength: 3 }),
      match: fc.constantFrom("all" as const, "any" as const),
      variants: variants(`${id}_v`, 1),
      landings: variants(`${id}_l`, 0),
      weight: fc.constantFrom(1, 50),
    })
    .map(({ variants: list, ...change }) => testRoute(id, list, change));

const routing: fc.Arbitrary<Routing> = fc.record({
  forced: fc.array(someRoute("rte_f"), { maxLength: 1 }),
  regularBy: fc.constantFrom("position" as const, "weight" as const),
  regular: fc.tuple(someRoute("rte_1"), someRoute("rte_2")),
  default: fc.option(someRoute("rte_d")),
});

const cap: fc.Arbitrary<ClickCap> = fc.record({
  scope: fc.constantFrom("campaign" as const, "link" as const),
  subjectId: fc.constant(null),
  period: fc.constant("day" as const),
  limit: fc.constant(5),
  isHard: fc.constantFrom(false, false, false, true),
});

const full = fc.constantFrom(
  [],
  [{ key: "campaign::day", endsAtMs: null }],
  [{ key: "link:lnk_1:day", endsAtMs: NOW_MS - 1 }],
);

const published: fc.Arbitrary<Published> = fc.record({
  link: fc.record({ isPublisherPaused: fc.constantFrom(false, false, true) }),
  campaign: fc.record({
    isPaused: fc.constantFrom(false, false, false, true),
    destinationUrl: fc.constantFrom(...URLS),
    fallbackUrl: fc.constantFrom(...FALLBACKS),
    timezone: fc.constantFrom("UTC", "Asia/Tokyo"),
    targeting: fc.array(condition, { maxLength: 1 }),
    routing: fc.option(routing, {
      nil: { forced: [], regularBy: "position" as const, regular: [], default: null },
    }),
    caps: fc.array(cap, { maxLength: 1 }),
    redirectMode: fc.constantFrom("302", "302", "302", "302", "307", "307", "meta", "script"),
    referrerPolicy: fc.constantFrom("default", "no-referrer"),
    deepLinkHosts: fc.constantFrom([], [], [], [], ["one.example"]),
  }),
  workspace: fc.record({
    fallbackUrl: fc.constantFrom(...FALLBACKS),
    dialects: fc.constantFrom([], [], [], ["keitaro" as const]),
  }),
  caps: full.map((keys) => ({ version: 1, full: keys })),
});

const visit = fc.record({
  path: fc.constantFrom(
    `/c/${PUBLISHED_SLUG}`,
    `/c/${PUBLISHED_SLUG}`,
    `/c/${PUBLISHED_SLUG}`,
    `/${PUBLISHED_SLUG}`,
    `/o/${PUBLISHED_SLUG}`,
    "/c/x-y",
  ),
  host: fc.constantFrom("http://localhost", "https://go.brand.example"),
  query: fc.constantFrom(
    "",
    "?sub1=a&subid2=b%20c",
    "?sub1=a?sub2=b",
    "?sub1=a,b;c&sub2=%C3%BC",
    "?aff_sub=x&gclid=&gclid=g&url=https://one.example/",
  ),
  method: fc.constantFrom("GET", "GET", "GET", "GET", "GET", "HEAD", "POST"),
  userAgent: fc.constantFrom(BROWSER, "curl/8.4.0", ""),
  ip: fc.constantFrom("203.0.113.7", "2001:db8::1", ""),
  cf: fc.record({
    country: fc.constantFrom("DE", "FR", "XX"),
    city: fc.constantFrom("Berlin", undefined),
    asn: fc.constantFrom(3320, undefined),
    asOrganization: fc.constantFrom("Deutsche Telekom AG", "Hetzner"),
  }),
});
type Visit = typeof visit extends fc.Arbitrary<infer T> ? T : never;

function requestOf(
  { host, path, query, method, userAgent, ip, cf }: Visit,
  cookie: string,
): Request {
  const headers = {
    "user-agent": userAgent,
    "cf-connecting-ip": ip,
    "accept-language": "de-DE,de",
    referer: "https://www.blog.example/post",
    cookie,
  };
  // What Cloudflare would say of the request.
  const init = { method, headers, redirect: "manual" as const, cf: cf as never };
  return new Request(`${host}${path}${query}`, init);
}

/** The same numbers in the same order, so that ids do not differ. */
function createRandom(): () => number {
  let last = 1;
  return () => {
    last = (Math.imul(last, 1_103_515_245) + 12_345) >>> 0;
    return last;
  };
}

async function whatIsSeen(response: Response) {
  return {
    status: response.status,
    headers: [...response.headers],
    body: await response.text(),
  };
}

function newIsolate(sources: Isolate["deps"]["sources"]): Isolate {
  return createIsolate({ sources, random: createRandom() });
}

test("for whatever campaign and visitor, the fast lane's answer and record are those of the complete tracker", async () => {
  let byLane = 0;
  await fc.assert(
    fc.asyncProperty(
      published,
      fc.array(visit, { minLength: 1, maxLength: 3 }),
      async (what, visits) => {
        const sources = publishedSources(what);
        const [alone, behind] = [newIsolate(sources), newIsolate(sources)];
        const moment = { ...alone.after(0), nowMs: NOW_MS };
        let cookie = "";
        for (const each of visits) {
          // A lane of its own for each, so that both sides draw the same numbers whoever answers.
          const lane = createLane({ ...behind.deps, random: createRandom() });
          const all = { ...alone.deps, random: createRandom() };
          const next = { ...behind.deps, random: createRandom() };
          const expected = await route(requestOf(each, cookie), all, moment);
          const answered = await lane.open(requestOf(each, cookie), next, moment);
          cookie = expected.headers
            .getSetCookie()
            .map((line) => line.split(";")[0])
            .join("; ");
          expect(await whatIsSeen(answered)).toEqual(await whatIsSeen(expected));
          if (lane.handedOn() === 0) byLane += 1;
        }
        expect(behind.recorded).toEqual(alone.recorded);
      },
    ),
    { numRuns: 1_500 },
  );
  expect(byLane).toBeGreaterThan(300);
}, 60_000);
