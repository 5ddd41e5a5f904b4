import type { Delivery } from "@cleverdrip/core";
import { createTestWorkspace, type TestWorkspaceOptions } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { cookieSet, createIsolate } from "../../test-support/isolate.ts";
import { testSplit, testVariant } from "../../test-support/routes.ts";

async function campaign(delivery: Partial<Delivery>, options: TestWorkspaceOptions = {}) {
  return createTestWorkspace(env.CONTROL, { delivery, ...options });
}

test.each([
  ["302", 302],
  ["307", 307],
] as const)(
  "mode %s answers %i to the destination with its macros filled",
  async (mode, status) => {
    const { slug } = await campaign({ redirectMode: mode });
    const { open, recorded } = createIsolate();
    const response = await open(`/c/${slug}?sub1=a%20b`);
    expect(response.status).toBe(status);
    for (const name of ["cache-control", "expires"]) expect(response.headers.has(name)).toBe(false);
    const [click] = recorded;
    expect(response.headers.get("location")).toBe(`https://shop.example/?cid=${click?.id}&s=a%20b`);
  },
);

test.each(["meta", "script"] as const)(
  "mode %s answers a page that leads on, with its policy, and nothing of it to HEAD",
  async (mode) => {
    const { slug } = await campaign({ redirectMode: mode });
    const { open, recorded } = createIsolate();
    const response = await open(`/c/${slug}?sub1=%22%3E%3C/script%3E`);
    expect(response.status).toBe(200);
    expect(response.headers.get("location")).toBeNull();
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    const body = await response.text();
    expect(body).toContain(`https://shop.example/?cid=${recorded[0]?.id}`);

    const head = await open(`/c/${slug}`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-security-policy")).not.toBeNull();
  },
);

test("each script page has a nonce of its own", async () => {
  const { slug } = await campaign({ redirectMode: "script" });
  const { open } = createIsolate();
  const policies = await Promise.all(
    [1, 2].map(async () => (await open(`/c/${slug}`)).headers.get("content-security-policy")),
  );
  expect(policies[0]).toMatch(/'nonce-[0-9a-z]{8,}'$/);
  expect(new Set(policies).size).toBe(2);
});

test("a fallback is a plain redirect whatever the campaign's mode", async () => {
  const { slug } = await campaign(
    { redirectMode: "script", endsAtMs: 1 },
    { fallbackUrl: "https://fallback.example/?id={clickid}" },
  );
  const { open, recorded } = createIsolate();
  const response = await open(`/c/${slug}`);
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe(`https://fallback.example/?id=${recorded[0]?.id}`);
  expect(recorded).toMatchObject([{ reason: "A_EXPIRED", variantId: "" }]);
});

test.each(["302", "meta"] as const)(
  "a campaign's referrer policy goes with mode %s",
  async (mode) => {
    const { slug } = await campaign({ redirectMode: mode, referrerPolicy: "no-referrer" });
    const plain = await campaign({ redirectMode: mode });
    const { open } = createIsolate();
    const policy = async (of: string) => (await open(`/c/${of}`)).headers.get("referrer-policy");
    expect(await policy(slug)).toBe("no-referrer");
    expect(await policy(plain.slug)).toBeNull();
  },
);

test("an app's address is redirected to where its scheme is allowed, else to the fallback", async () => {
  const destinationUrl = "myshop://open?cid={clickid}";
  const allowed = await campaign({ appSchemes: ["myshop"] }, { destinationUrl });
  const refused = await campaign(
    {},
    { destinationUrl, workspaceFallbackUrl: "https://fallback.example/" },
  );
  const { open, recorded } = createIsolate();
  const location = async (slug: string) => (await open(`/c/${slug}`)).headers.get("location");
  expect(await location(allowed.slug)).toBe(`myshop://open?cid=${recorded[0]?.id}`);
  expect(await location(refused.slug)).toBe("https://fallback.example/");
  expect(recorded[1]?.reason).toBe("A_NO_ROUTE");
});

test("a visitor gets the same variant again, in this isolate and another, and after it is closed to others", async () => {
  const workspace = await campaign({ routing: testSplit(3) });
  const first = createIsolate();
  const response = await first.open(`/c/${workspace.slug}`);
  const cookie = `cd_v=${cookieSet(response, "cd_v")}`;
  const [click] = first.recorded;
  expect(cookie).toMatch(/^cd_v=[0-9a-z]{24}~[0-9a-z]{8}---$/);
  await first.settle();

  const again = createIsolate();
  const second = await again.open(`/c/${workspace.slug}`, { headers: { cookie } });
  expect(cookieSet(second, "cd_v")).toBeNull();

  const { variantId = "" } = click ?? {};
  const routing = testSplit(3, {
    variants: [1, 2, 3].map((i) =>
      testVariant(`var_${i}`, { weight: `var_${i}` === variantId ? 0 : 100 }),
    ),
  });
  await env.CONTROL.prepare(`UPDATE campaigns SET delivery = ?, version = 2 WHERE id = ?`)
    .bind(JSON.stringify({ routing }), workspace.campaignId)
    .run();
  await env.SNAPSHOTS.delete(`v1:campaign:${workspace.campaignId}`);
  const closed = createIsolate();
  await closed.open(`/c/${workspace.slug}`, { headers: { cookie } });
  await Promise.all(Array.from({ length: 20 }, () => closed.open(`/c/${workspace.slug}`)));

  expect(again.recorded).toMatchObject([
    { variantId, visitorId: click?.visitorId, isReturning: true, isKnown: true },
  ]);
  const [kept, ...others] = closed.recorded;
  expect(kept).toMatchObject({ variantId, isRemembered: true, snapshotVersion: 2 });
  expect(others.filter((other) => other.variantId === variantId)).toEqual([]);
});

test("a campaign without anything to remember sets the visitor's id alone, and only once", async () => {
  const { slug } = await campaign({});
  const { open } = createIsolate();
  const cookie = cookieSet(await open(`/c/${slug}`), "cd_v");
  expect(cookie).toMatch(/^[0-9a-z]{24}$/);
  const again = await open(`/c/${slug}`, { headers: { cookie: `cd_v=${cookie}` } });
  expect(again.headers.getSetCookie()).toEqual([]);
});

test("two visitors behind one address and browser never share an id, nor does a made-up cookie get one", async () => {
  const { slug } = await campaign({});
  const { open, recorded } = createIsolate();
  const headers = { "cf-connecting-ip": "192.0.2.1" };
  await open(`/c/${slug}`, { headers });
  await open(`/c/${slug}`, { headers });
  await open(`/c/${slug}`, { headers: { ...headers, cookie: "cd_v=../../etc/passwd" } });
  const ids = recorded.map(({ visitorId }) => visitorId);
  expect(new Set(ids).size).toBe(3);
  expect(recorded.every(({ isReturning }) => !isReturning)).toBe(true);
});

test("what a client sends beyond what is kept is cut and said to be, and still leads on in full", async () => {
  const { slug } = await campaign({}, { destinationUrl: "https://shop.example/?s={sub2}" });
  const { open, recorded } = createIsolate();
  const query = `sub1=${"x".repeat(9_000)}&sub2=end`;
  const response = await open(`/c/${slug}?${query}`, {
    headers: { referer: `https://a.example/${"y".repeat(600)}` },
  });
  expect(response.headers.get("location")).toBe("https://shop.example/?s=end");
  expect(recorded).toMatchObject([{ isCut: true, query: query.slice(0, 8_192) }]);
  expect(recorded[0]?.referrer).toHaveLength(512);
});

test.each([
  ["Chrome", { "sec-purpose": "prefetch;prerender" }],
  ["an older Chrome", { purpose: "Prefetch" }],
  [
    "Firefox",
    {
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
      "sec-purpose": "prefetch",
    },
  ],
  [
    "Safari",
    {
      "user-agent":
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15",
      purpose: "preview",
    },
  ],
])("a prefetch as %s says it is redirected and is not payable", async (_, headers) => {
  const { slug } = await campaign({});
  const { open, recorded } = createIsolate();
  expect((await open(`/c/${slug}`, { headers })).status).toBe(302);
  expect(recorded).toMatchObject([{ reason: "Q_PREFETCH" }]);
});

test("a bot is redirected like anybody else and recorded as one", async () => {
  const { slug } = await campaign({});
  const { open, recorded } = createIsolate();
  const headers = {
    "user-agent": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  };
  expect((await open(`/c/${slug}`, { headers })).status).toBe(302);
  expect(recorded).toMatchObject([{ reason: "Q_BOT" }]);
});

test("each click stores the versions it was decided by", async () => {
  const workspace = await campaign({});
  await env.CONTROL.batch([
    env.CONTROL.prepare(`UPDATE campaigns SET version = 7 WHERE id = ?`).bind(workspace.campaignId),
    env.CONTROL.prepare(`UPDATE links SET version = 9 WHERE id = ?`).bind(workspace.linkId),
  ]);
  const { open, recorded } = createIsolate();
  await open(`/c/${workspace.slug}`);
  expect(recorded).toMatchObject([{ snapshotVersion: 7, linkVersion: 9 }]);
});

test("twenty sub ids of 250 characters are recorded in full", async () => {
  const { slug } = await campaign({});
  const { open, recorded } = createIsolate();
  const subs = Array.from({ length: 20 }, (_, i) => `sub${i + 1}=${"v".repeat(250)}`);
  await open(`/c/${slug}?${subs.join("&")}`);
  expect(recorded).toMatchObject([{ isCut: false, query: subs.join("&") }]);
});

test("the macro for a visitor's first time tells the second click from the first, and a prefetch is none", async () => {
  const { slug } = await campaign({}, { destinationUrl: "https://shop.example/?new={is_unique}" });
  const { open } = createIsolate();
  let cookie = "";
  const click = async (headers: Record<string, string> = {}) => {
    const response = await open(`/c/${slug}`, { headers: { cookie, ...headers } });
    const value = cookieSet(response, "cd_v");
    if (value !== null) cookie = `cd_v=${value}`;
    return response.headers.get("location");
  };
  const yes = "https://shop.example/?new=1";
  expect(await click({ "sec-purpose": "prefetch" })).toBe(yes);
  expect(await click({ "user-agent": "curl/8.4.0" })).toBe(yes);
  expect(await click()).toBe(yes);
  expect(await click()).toBe("https://shop.example/?new=0");
});
