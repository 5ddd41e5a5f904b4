import { parseClickIdKeys } from "@cleverdrip/edge-config";
import { verifyClickId } from "@cleverdrip/core";
import { createTestWorkspace, TEST_CLICK_ID_KEYS } from "@cleverdrip/testing";
import { env, exports } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { BROWSER } from "../test-support/isolate.ts";

const worker = exports.default;
// The tracker itself has no way to the facts; the test looks at what the consumer beside it wrote.
const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };

function open(url: string, init: RequestInit = {}) {
  const headers = {
    "user-agent": BROWSER,
    ...(init.headers as Record<string, string> | undefined),
  };
  return worker.fetch(new Request(url, { redirect: "manual", ...init, headers }));
}

async function storedClicks(workspaceId: string, count: number) {
  return vi.waitFor(
    async () => {
      const { results } = await EVENTS.prepare(
        `SELECT * FROM clicks WHERE workspace_id = ? ORDER BY id`,
      )
        .bind(workspaceId)
        .all();
      expect(results).toHaveLength(count);
      return results;
    },
    { timeout: 10_000, interval: 50 },
  );
}

test("a click is redirected with its macros filled and is stored with what the publisher passed", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);

  const response = await open(`http://localhost/c/${workspace.slug}?sub1=a%20b&source=news&s2=x`, {
    headers: {
      referer: "https://www.blog.example/",
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0",
    },
  });

  expect(response.status).toBe(302);
  const location = new URL(response.headers.get("location") ?? "");
  expect(location.origin).toBe("https://shop.example");
  expect(location.searchParams.get("s")).toBe("a b");
  const id = location.searchParams.get("cid") ?? "";
  expect(verifyClickId(id, parseClickIdKeys(TEST_CLICK_ID_KEYS))).toMatchObject({
    kind: "verified",
    linkNumber: workspace.linkNumber,
  });
  const [row] = await storedClicks(workspace.workspaceId, 1);
  expect(row).toMatchObject({
    id,
    reason: "OK",
    subs: '{"sub1":"a b","sub2":"x"}',
    source: "news",
    referrer_domain: "blog.example",
  });
});

test("a visitor keeps the first-party cookie and is counted once", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const first = await open(`http://localhost/c/${workspace.slug}`);
  const setCookie = first.headers.get("set-cookie") ?? "";
  expect(setCookie).toMatch(
    /^cd_v=[0-9a-z]{24}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const [before] = await storedClicks(workspace.workspaceId, 1);

  const cookie = setCookie.split(";")[0] ?? "";
  const second = await open(`http://localhost/c/${workspace.slug}`, {
    headers: { cookie: `a=b; ${cookie}` },
  });

  expect(second.headers.get("set-cookie")).toBeNull();
  const rows = await storedClicks(workspace.workspaceId, 2);
  const after = rows.find((row) => row["id"] !== before?.["id"]);
  expect(before).toMatchObject({ is_unique: 1 });
  expect(after).toMatchObject({ is_unique: 0, visitor_id: before?.["visitor_id"] });
});

test("many clicks at once travel together, each with its own id, and none is lost", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  await open(`http://localhost/c/${workspace.slug}`);
  await Promise.all(
    Array.from({ length: 249 }, () => open(`http://localhost/c/${workspace.slug}`)),
  );

  const rows = await storedClicks(workspace.workspaceId, 250);
  expect(new Set(rows.map((row) => row["id"])).size).toBe(250);
  expect(new Set(rows.map((row) => row["batch_id"])).size).toBeLessThan(100);
});

test.each([
  ["HEAD", {}, "Q_HEAD"],
  ["GET", { "sec-purpose": "prefetch;prerender" }, "Q_PREFETCH"],
  ["GET", { purpose: "preview", "user-agent": "Mozilla/5.0 (X11) Safari/605.1" }, "Q_PREFETCH"],
])("a %s request with %o is redirected and recorded as %s", async (method, headers, reason) => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const response = await open(`http://localhost/c/${workspace.slug}`, { method, headers });
  expect(response.status).toBe(302);
  expect(await storedClicks(workspace.workspaceId, 1)).toMatchObject([{ reason }]);
});

test.each(["unknown-slug", "%00", "a", "x".repeat(300), "..%2F..%2Fpb", "UPPER%20CASE"])(
  "an unknown or impossible slug %s is a plain 404",
  async (slug) => {
    const response = await open(`http://localhost/c/${slug}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("This link is not available");
  },
);

test("a slug is found whatever its case", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  expect((await open(`http://localhost/c/${workspace.slug.toUpperCase()}`)).status).toBe(302);
});

test.each([
  [
    "campaign's",
    { fallbackUrl: "https://fallback.example/c?id={clickid}" },
    "https://fallback.example/c",
  ],
  [
    "workspace's",
    { workspaceFallbackUrl: "https://fallback.example/w" },
    "https://fallback.example/w",
  ],
])(
  "a click on a paused campaign goes to the %s fallback and is recorded",
  async (_, options, target) => {
    const workspace = await createTestWorkspace(env.CONTROL, options);
    await env.CONTROL.prepare(`UPDATE campaigns SET status = 'paused' WHERE id = ?`)
      .bind(workspace.campaignId)
      .run();

    const response = await open(`http://localhost/c/${workspace.slug}`);

    expect(response.headers.get("location")).toMatch(new RegExp(`^${target}`));
    expect(await storedClicks(workspace.workspaceId, 1)).toMatchObject([{ reason: "A_PAUSED" }]);
  },
);

test("a click on a paused campaign without any fallback is a 404 and recorded all the same", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  await env.CONTROL.prepare(`UPDATE campaigns SET status = 'paused' WHERE id = ?`)
    .bind(workspace.campaignId)
    .run();
  expect((await open(`http://localhost/c/${workspace.slug}`)).status).toBe(404);
  expect(await storedClicks(workspace.workspaceId, 1)).toMatchObject([{ reason: "A_PAUSED" }]);
});

test("a publisher who is paused sends no paid traffic", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  await env.CONTROL.prepare(`UPDATE publishers SET status = 'paused' WHERE id = ?`)
    .bind(workspace.publisherId)
    .run();
  expect((await open(`http://localhost/c/${workspace.slug}`)).status).toBe(404);
  expect(await storedClicks(workspace.workspaceId, 1)).toMatchObject([
    { reason: "A_NOT_APPROVED" },
  ]);
});

test("a customer's domain serves its own workspace's links at the root and nobody else's", async () => {
  const [own, other] = [
    await createTestWorkspace(env.CONTROL),
    await createTestWorkspace(env.CONTROL),
  ];
  const hostname = `go-${own.slug}.example`;
  await env.CONTROL.prepare(
    `INSERT INTO domains (id, workspace_id, hostname, created_at_ms) VALUES (?, ?, ?, 0)`,
  )
    .bind(`dom_${own.slug}`, own.workspaceId, hostname)
    .run();

  expect((await open(`https://${hostname}/${own.slug}?sub1=x`)).status).toBe(302);
  expect((await open(`https://${hostname}/c/${own.slug}`)).status).toBe(302);
  expect((await open(`https://${hostname}/${other.slug}`)).status).toBe(404);
  expect((await open(`https://${hostname}/c/${other.slug}`)).status).toBe(404);
  expect((await open(`https://unregistered.example/c/${own.slug}`)).status).toBe(404);
  expect((await open(`http://localhost/${own.slug}`)).status).toBe(404);
});

test("another method on a tracking URL is told which ones there are", async () => {
  const response = await open("http://localhost/c/anything", { method: "DELETE" });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, HEAD");
});

test("health is ok while click ids can be minted", async () => {
  const response = await open("http://localhost/healthz");
  expect([response.status, await response.text()]).toEqual([200, "ok"]);
});
