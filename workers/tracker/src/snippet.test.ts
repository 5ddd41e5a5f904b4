import { snippetPaths, snippetTag } from "@cleverdrip/pixel";
import { createClient } from "@cleverdrip/pixel/server";
import { createTestWorkspace, testClickId, type TestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf, send } from "../test-support/reports.ts";

const PAGE = "https://www.shop.example";
const clickOf = ({ linkNumber }: TestWorkspace) => testClickId(linkNumber, Date.now() - 60_000);

/** A request as the snippet makes it on a page of another site. */
function fromPage(path: string, init: RequestInit = {}): Promise<Response> {
  return send(path, { ...init, headers: { origin: PAGE, ...(init.headers as object) } });
}

const post = (body: BodyInit): RequestInit => ({ method: "POST", body });

test("the script is served under the tag's path and any other neutral name, for the host it is asked at", async () => {
  const tagged = /src="https:\/\/go\.brand\.example([^"]+)"/.exec(
    snippetTag("https://go.brand.example"),
  )?.[1];
  expect(tagged).toBe(snippetPaths.script);
  for (const path of [snippetPaths.script, "/j/a.js", `/j/${"shop-1".repeat(5)}.js`]) {
    const response = await send(path, {}, "https://go.brand.example");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const code = await response.text();
    expect(code).toContain(`"https://go.brand.example${snippetPaths.event}"`);
    expect(code).toContain(`"https://go.brand.example${snippetPaths.click}"`);
  }
});

test.each(["/j/.js", "/j/A.js", "/j/a_b.js", `/j/${"a".repeat(33)}.js`, "/j/a/b.js", "/j/", "/j"])(
  "%s is no script",
  async (path) => {
    expect((await send(path)).status).toBe(404);
  },
);

test("a script is kept for an hour, for a year where its version is named, and asked for by tag", async () => {
  const first = await send("/j/x.js");
  const etag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toContain("max-age=3600");
  const version = etag.replaceAll('"', "");
  const named = await send(`/j/x.js?v=${version}`);
  expect(named.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  const old = await send("/j/x.js?v=0000000000000000");
  expect(old.headers.get("cache-control")).toContain("max-age=3600");
  const unchanged = await send("/j/x.js", { headers: { "if-none-match": etag } });
  expect([unchanged.status, await unchanged.text()]).toEqual([304, ""]);
  const other = await send("/j/x.js", {}, "https://go.other.example");
  expect(other.headers.get("etag")).not.toBe(etag);
});

test("a conversion as the snippet sends it is recorded as its own way in, and tells a page no money", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const cid = clickOf(workspace);
  const body = new URLSearchParams({ cid, txid: "A-1", event: "sale", amount: "49.9" });
  const response = await fromPage(snippetPaths.event, post(body));
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    verdict: "recorded",
    reason: "OK",
    hint: null,
    conversionId: expect.stringMatching(/^cnv_/),
  });
  expect(await rowsOf("received_reports", workspace.workspaceId)).toMatchObject([
    { via: "snippet", txid: "A-1" },
  ]);
});

test("the image that the snippet falls back to is the same report", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const query = `cid=${clickOf(workspace)}&txid=A-1&amount=49.9`;
  expect((await fromPage(snippetPaths.event, post(query))).status).toBe(200);
  const image = await fromPage(`${snippetPaths.event}?${query}`);
  expect(image.headers.get("content-type")).toBe("image/gif");
  expect(image.headers.get("x-verdict")).toBe("duplicate X_DUP_TXID");
  expect(image.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(await rowsOf("conversions", workspace.workspaceId)).toHaveLength(1);
});

test.each([
  ["a keepalive request's form", "application/x-www-form-urlencoded;charset=UTF-8"],
  ["a beacon's text", "text/plain;charset=UTF-8"],
])("%s is read", async (_, contentType) => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const body = `cid=${clickOf(workspace)}&txid=b`;
  const init = { method: "POST", body, headers: { "content-type": contentType } };
  expect(await (await fromPage("/e", init)).json()).toMatchObject({ verdict: "recorded" });
});

test("a page of any site may ask first, send with credentials as beacons do, and read what it sent without", async () => {
  const { status, headers } = await fromPage("/e", { method: "OPTIONS" });
  expect(status).toBe(204);
  expect(headers.get("access-control-allow-origin")).toBe(PAGE);
  expect(headers.get("access-control-allow-credentials")).toBe("true");
  expect(headers.get("access-control-allow-methods")).toBe("GET, POST");
  expect(headers.get("access-control-allow-headers")).toBe("content-type");
  expect(headers.get("vary")).toBe("Origin");
});

test("what a visitor's cookie leads to can be read by no page", async () => {
  const answer = await fromPage("/e", { ...post("cid=1"), headers: { cookie: "cd_t=x" } });
  // A browser gives a request with credentials no answer that is for everybody.
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  expect(answer.headers.get("set-cookie")).toBeNull();
});

test("a click as the snippet asks for it is answered with what the snippet keeps, and converts", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const path = `${snippetPaths.click}${workspace.slug}?utm_source=mail&sub1=top+%26+left`;
  const response = await fromPage(path);
  expect(response.headers.get("access-control-allow-origin")).toBe(PAGE);
  expect(response.headers.get("access-control-allow-credentials")).toBe("true");
  const { clickId } = await response.json<{ clickId: string }>();
  // What the snippet takes for a click id.
  expect(clickId).toMatch(/^\w{32}$/);
  const sale = await fromPage("/e", post(`cid=${clickId}&txid=1`));
  expect(await sale.json()).toMatchObject({ verdict: "recorded" });
});

test("the server client's report is recorded by its signature, and refused with another secret", async () => {
  const security = { tokens: [], secrets: ["abc"], sourceIps: [], requires: "signature" as const };
  const workspace = await createTestWorkspace(env.CONTROL, { conversionPolicy: { security } });
  const sale = { clickId: clickOf(workspace), txid: "A & 1", amount: 0.1 + 0.2 };
  const tell = (secret: string) =>
    createClient({
      origin: "http://localhost",
      secret,
      fetch: (url) => send(url.slice("http://localhost".length)),
    }).reportConversion(sale);
  expect(await tell("abd")).toMatchObject({ kind: "judged", verdict: { reason: "X_SIG" } });
  expect(await tell("abc")).toMatchObject({
    kind: "judged",
    verdict: { verdict: "recorded", revenueMicros: 300_000 },
  });
  expect(await rowsOf("conversions", workspace.workspaceId)).toMatchObject([{ txid: "A & 1" }]);
});

test("a browser's report without a click and without a campaign is refused, with a coupon too", async () => {
  const answer = await fromPage("/e", post("cid=&txid=A-1&coupon=MAY"));
  expect(await answer.json()).toMatchObject({ verdict: "rejected", reason: "X_CLICK_UNKNOWN" });
});

test("pixels answer an image or an empty page whatever the verdict, and say it in a header", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const query = `click_id=${clickOf(workspace)}&event=sale`;
  const image = await send(`/px.gif?${query}&txid=P1`);
  const frame = await send(`/px.html?${query}&txid=P2`);
  expect(await rowsOf("received_reports", workspace.workspaceId)).toMatchObject([
    { via: "pixel", txid: "P1" },
    { via: "pixel", txid: "P2" },
  ]);
  for (const [verdict, responses] of [
    ["recorded OK", [image, frame]],
    ["rejected X_CLICK_UNKNOWN", [await send("/px.gif"), await send("/px.html?return=hello")]],
  ] as const) {
    const [gif, page] = responses;
    expect([gif.status, page.status]).toEqual([200, 200]);
    expect([gif, page].map(({ headers }) => headers.get("x-verdict"))).toEqual([verdict, verdict]);
    expect(gif.headers.get("content-type")).toBe("image/gif");
    expect((await gif.arrayBuffer()).byteLength).toBe(43);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await page.text()).not.toMatch(/<script|hello/);
  }
});

test("the frame may stand on any site and can do nothing there", async () => {
  const { headers } = await send("/px.html");
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy.split("; ")).toEqual(["default-src 'none'", "sandbox", "frame-ancestors *"]);
  expect(headers.get("x-frame-options")).toBeNull();
});

test.each([
  ["/pb", "PUT", "GET, POST"],
  ["/px.gif", "POST", "GET"],
  ["/px.html", "HEAD", "GET"],
  ["/e", "DELETE", "GET, POST, OPTIONS"],
  ["/j/a.js", "POST", "GET, HEAD"],
])("%s knows no %s, and says what it knows", async (path, method, allow) => {
  const response = await send(path, { method });
  expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
});
