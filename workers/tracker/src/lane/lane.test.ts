import type { CampaignSnapshot, ClickCap, Condition } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { BROWSER, createIsolate } from "../../test-support/isolate.ts";
import { answer } from "./lane.ts";
import { readForLane } from "./read-for-lane.ts";
import { createLane } from "../../test-support/lane.ts";
import { publishedSources, PUBLISHED_SLUG, type Published } from "../../test-support/published.ts";
import { testRoute, testSplit, testVariant } from "../../test-support/routes.ts";

const URL_ON_PLATFORM = `http://localhost/c/${PUBLISHED_SLUG}`;
const URL_OF_BRAND = `https://go.brand.example/${PUBLISHED_SLUG}`;
const FALLBACK = "https://fallback.example/";
const CAP: ClickCap = {
  scope: "campaign",
  subjectId: null,
  period: "day",
  limit: 5,
  isHard: false,
};
const FRENCH: Condition = { field: "country", isNot: false, values: ["FR"] };

/** Says how often the fast lane handed that request on, and what the visitor got. */
async function send(url: string, published: Published = {}, init: RequestInit = {}) {
  const isolate = createIsolate({ sources: publishedSources(published) });
  const lane = createLane(isolate.deps);
  const request = new Request(url, {
    redirect: "manual",
    headers: { "user-agent": BROWSER },
    ...init,
  });
  const response = await lane.open(request, isolate.deps, isolate.after(0));
  await Promise.allSettled([isolate.settle()]);
  return { handedOn: lane.handedOn(), response, recorded: isolate.recorded };
}

test.each<[string, string, Partial<CampaignSnapshot>, number]>([
  ["a click on the platform's host", URL_ON_PLATFORM, {}, 302],
  ["one with its slug in capitals", URL_ON_PLATFORM.toUpperCase(), {}, 302],
  ["one on a customer's host", URL_OF_BRAND, {}, 302],
  ["one by /c/ on a customer's host", `https://go.brand.example/c/${PUBLISHED_SLUG}`, {}, 302],
  ["mode 307", URL_ON_PLATFORM, { redirectMode: "307" }, 307],
  ["a referrer policy", URL_ON_PLATFORM, { referrerPolicy: "no-referrer" }, 302],
  ["variants and landing pages", URL_ON_PLATFORM, { routing: testSplit(3) }, 302],
  ["targeting that lets through", URL_ON_PLATFORM, { targeting: [FRENCH] }, 302],
  ["soft caps", URL_ON_PLATFORM, { caps: [CAP] }, 302],
  ["a fallback", URL_ON_PLATFORM, { isPaused: true, fallbackUrl: FALLBACK }, 302],
])("%s is answered by the fast lane", async (_, url, campaign, status) => {
  const { handedOn, response, recorded } = await send(
    url.replace("HTTP://LOCALHOST/C", "http://localhost/c"),
    { campaign },
  );
  expect(handedOn).toBe(0);
  expect(response.status).toBe(status);
  expect(recorded).toHaveLength(1);
});

test("a HEAD request, and the workspace's fallback, are answered by the fast lane", async () => {
  expect((await send(URL_ON_PLATFORM, {}, { method: "HEAD" })).handedOn).toBe(0);
  const workspace = { fallbackUrl: `${FALLBACK}?c={campaign.id}` };
  const { handedOn, response } = await send(URL_ON_PLATFORM, {
    workspace,
    campaign: { isPaused: true },
  });
  expect([handedOn, response.headers.get("location")]).toEqual([0, `${FALLBACK}?c=cmp_1`]);
});

test.each<[string, string, Partial<CampaignSnapshot>, number]>([
  ["a page mode", URL_ON_PLATFORM, { redirectMode: "meta" }, 200],
  ["a script mode", URL_ON_PLATFORM, { redirectMode: "script" }, 200],
  [
    "deep links",
    `${URL_ON_PLATFORM}?url=https://shop.example/a`,
    { deepLinkHosts: ["shop.example"] },
    302,
  ],
  ["app schemes", URL_ON_PLATFORM, { appSchemes: ["shop"], destinationUrl: "shop://cart" }, 302],
  ["hard caps", URL_ON_PLATFORM, { caps: [{ ...CAP, isHard: true }] }, 302],
  ["a date", URL_ON_PLATFORM, { destinationUrl: "https://shop.example/?d={date}" }, 302],
  ["a function", URL_ON_PLATFORM, { destinationUrl: "https://shop.example/?s={sub1:hash}" }, 302],
  ["a raw value", URL_ON_PLATFORM, { destinationUrl: "https://shop.example/?s={sub1:raw}" }, 302],
  ["an unusable destination", URL_ON_PLATFORM, { destinationUrl: "nowhere" }, 404],
  ["a click without a way", URL_ON_PLATFORM, { isPaused: true }, 404],
  ["an unknown link", "http://localhost/c/unknown-link", {}, 404],
  ["a second question mark", `${URL_ON_PLATFORM}?sub1=a?sub2=b`, {}, 302],
  ["a slash behind the slug", `${URL_ON_PLATFORM}/`, {}, 302],
  ["what could be no slug", "http://localhost/c/a", {}, 404],
  ["a slug at the platform's root", `http://localhost/${PUBLISHED_SLUG}`, {}, 404],
  ["another workspace's host", `https://other.example/c/${PUBLISHED_SLUG}`, {}, 404],
  ["a landing page's visitor", `http://localhost/o/${PUBLISHED_SLUG}`, {}, 302],
  ["an impression", `http://localhost/i/${PUBLISHED_SLUG}.gif`, {}, 200],
  ["a page that tracks", `http://localhost/t/${PUBLISHED_SLUG}`, {}, 403],
  ["a pixel", "http://localhost/px.gif", {}, 200],
  ["health", "http://localhost/healthz", {}, 200],
  ["health on a customer's host", "https://go.brand.example/healthz", {}, 200],
])("%s is handed on", async (_, url, campaign, status) => {
  const { handedOn, response } = await send(url, { campaign });
  expect(handedOn).toBe(1);
  expect(response.status).toBe(status);
});

test("a host with dialects is handed on at its root, since a slug may be another system's name there", async () => {
  const workspace = { dialects: ["affise"] } as const;
  const alias = await send("https://go.brand.example/click?offer_id=offer&pid=pub", { workspace });
  expect([alias.handedOn, alias.response.status]).toEqual([1, 302]);
  expect((await send(URL_OF_BRAND, { workspace })).handedOn).toBe(1);
  const byPath = await send(`https://go.brand.example/c/${PUBLISHED_SLUG}`, { workspace });
  expect([byPath.handedOn, byPath.response.status]).toEqual([0, 302]);
});

test.each(["POST", "PUT", "DELETE", "OPTIONS"])("method %s is handed on", async (method) => {
  const { handedOn, response, recorded } = await send(URL_ON_PLATFORM, {}, { method });
  expect([handedOn, response.status, recorded]).toEqual([1, 405, []]);
});

test("of a campaign with one variant that is not plain, only that one's clicks are handed on", async () => {
  const odd = testVariant("var_odd", { url: "https://shop.example/?d={date}" });
  const isDated: Condition = { field: "param", isNot: false, values: ["1"], name: "dated" };
  const routing = {
    ...testSplit(2),
    forced: [testRoute("rte_odd", [odd], { conditions: [isDated] })],
  };
  expect((await send(URL_ON_PLATFORM, { campaign: { routing } })).handedOn).toBe(0);
  const dated = await send(`${URL_ON_PLATFORM}?dated=1`, { campaign: { routing } });
  expect([dated.handedOn, dated.recorded.length]).toEqual([1, 1]);
});

test("a cold link is answered once it was read, and from then on without waiting", async () => {
  const isolate = createIsolate({ sources: publishedSources({}) });
  const lane = createLane(isolate.deps);
  const open = (ms: number) =>
    lane.open(new Request(URL_ON_PLATFORM), isolate.deps, isolate.after(ms));
  const cold = open(0);
  expect(cold).toBeInstanceOf(Promise);
  expect((await cold).status).toBe(302);
  expect(open(1)).toBeInstanceOf(Response);
  expect(lane.handedOn()).toBe(0);
  expect(isolate.recorded).toHaveLength(2);
});

test("clicks are handed on while no click id can be minted, and health is the complete tracker's", async () => {
  const isolate = createIsolate({ sources: publishedSources({}) });
  const lane = createLane(isolate.deps);
  const keys = () => {
    throw new Error("no keys");
  };
  const deps = { ...lane.laneDeps(isolate.deps, isolate.after(0)), keys };
  await lane.open(new Request(URL_ON_PLATFORM), isolate.deps, isolate.after(0));
  expect((await answer(new Request(URL_ON_PLATFORM), deps, isolate.after(1))).status).toBe(302);
  expect(lane.handedOn()).toBe(1);
  expect(isolate.recorded).toHaveLength(2);
});

test("what has not changed is not sent to the fast lane again, and what has is", async () => {
  const published = publishedSources({});
  const isolate = createIsolate({ sources: published });
  const asked = { kind: "link", name: PUBLISHED_SLUG } as const;
  const read = async (tag?: string) => {
    const [answered] = await readForLane([{ ...asked, tag }], isolate.deps, isolate.after(0));
    return answered;
  };
  const first = await read();
  // Written by the complete tracker.
  expect(JSON.parse(first?.json ?? "")).toMatchObject({ link: { slug: PUBLISHED_SLUG } });
  expect(await read(first?.tag)).toMatchObject({ json: undefined, tag: first?.tag });
  expect((await read("another"))?.json).toBe(first?.json);
});

test("of several that the fast lane asks for, one that nothing answers for fails alone", async () => {
  const published = publishedSources({});
  const get = (key: string) =>
    key.includes(":campaign:") ? Promise.reject(new Error("down")) : published.store.get(key);
  const isolate = createIsolate({ sources: { ...published, store: { ...published.store, get } } });
  const [link, campaign] = await readForLane(
    [
      { kind: "link", name: PUBLISHED_SLUG, tag: undefined },
      { kind: "campaign", name: "cmp_unread", tag: undefined },
    ],
    isolate.deps,
    isolate.after(0),
  );
  expect(link?.json).toContain(PUBLISHED_SLUG);
  expect(campaign).toBeNull();
});
