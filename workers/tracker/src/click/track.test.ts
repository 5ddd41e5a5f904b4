import { createTestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { cookieSet, createIsolate } from "../../test-support/isolate.ts";
import { testSplit } from "../../test-support/routes.ts";

const SHOP = { origin: "https://www.shop.example" };

test.each(["GET", "POST"])(
  "%s from a page of the campaign is a click whose id is answered to that page alone",
  async (method) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const { open, recorded } = createIsolate();
    const response = await open(`/t/${workspace.slug}?sub1=x`, { method, headers: SHOP });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ clickId: recorded[0]?.id, reason: "OK" });
    expect(response.headers.get("access-control-allow-origin")).toBe(SHOP.origin);
    expect(response.headers.get("access-control-allow-credentials")).toBe("true");
    expect(response.headers.get("vary")).toBe("Origin");
    expect(recorded).toMatchObject([{ kind: "click", linkId: workspace.linkId, query: "sub1=x" }]);
  },
);

test("the visitor is kept in a cookie for other sites' pages, and known by it", async () => {
  const { slug } = await createTestWorkspace(env.CONTROL, { delivery: { routing: testSplit(2) } });
  const { open, recorded } = createIsolate();
  const headers = { origin: "https://var-1.example" };
  const first = await open(`/t/${slug}`, { headers });
  expect(first.headers.getSetCookie()[0]).toMatch(/; SameSite=None; Partitioned$/);
  const cookie = `cd_t=${cookieSet(first, "cd_t")}`;
  const second = await open(`/t/${slug}`, { headers: { ...headers, cookie } });
  expect(second.headers.getSetCookie()).toEqual([]);
  const [before, after] = recorded;
  expect(after).toMatchObject({ visitorId: before?.visitorId, isReturning: true, isKnown: true });
});

test.each([
  ["another site's page", { origin: "https://evil.example" }],
  ["a page without an origin of its own", { origin: "null" }],
  ["a program that names no page", {}],
])("%s is refused in words and recorded nowhere", async (_, headers) => {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const { open, recorded } = createIsolate();
  const response = await open(`/t/${slug}`, { headers });
  expect(response.status).toBe(403);
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
  expect(await response.json()).toMatchObject({
    error: expect.stringContaining("deep link hosts"),
  });
  expect(recorded).toEqual([]);
});

test("a browser that asks first is told what its page may do", async () => {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const { open, recorded } = createIsolate();
  const allowed = await open(`/t/${slug}`, { method: "OPTIONS", headers: SHOP });
  expect(allowed.status).toBe(200);
  expect(allowed.headers.get("access-control-allow-headers")).toBe("content-type");
  expect(allowed.headers.get("access-control-allow-origin")).toBe(SHOP.origin);
  const refused = await open(`/t/${slug}`, {
    method: "OPTIONS",
    headers: { origin: "https://evil.example" },
  });
  expect(refused.status).toBe(403);
  expect(recorded).toEqual([]);
});

test("a click that is not taken says why", async () => {
  const { slug } = await createTestWorkspace(env.CONTROL, { delivery: { endsAtMs: 1 } });
  const { open, recorded } = createIsolate();
  const response = await open(`/t/${slug}`, { headers: SHOP });
  expect(await response.json()).toEqual({ clickId: recorded[0]?.id, reason: "A_EXPIRED" });
});

test.each([
  ["/t/nobody-knows", "GET", 404],
  ["/t/%00", "GET", 404],
  ["/t/nobody-knows", "DELETE", 405],
])("%s %s is %i", async (path, method, status) => {
  const { open } = createIsolate();
  expect((await open(path, { method, headers: SHOP })).status).toBe(status);
});
