import { createTestWorkspace, testClickId, type TestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createTestHost } from "../test-support/hosts.ts";
import { rowsOf, send } from "../test-support/reports.ts";

const NAMES = { scriptPath: "/assets/shop.js", eventPath: "/assets/in" };
const PAGE = "https://shop.example";
const clickOf = ({ linkNumber }: TestWorkspace) => testClickId(linkNumber, Date.now() - 60_000);

/** A workspace with a tracking host that has names of its own, and requests to it from a page of the shop. */
async function named() {
  const workspace = await createTestWorkspace(env.CONTROL);
  const origin = `https://${await createTestHost(workspace, NAMES)}`;
  const ask = (path: string, init: RequestInit = {}) =>
    send(path, { ...init, headers: { origin: PAGE } }, origin);
  return { workspace, origin, ask };
}

const reportOf = (workspace: TestWorkspace, txid: string): RequestInit => ({
  method: "POST",
  body: `cid=${clickOf(workspace)}&txid=${txid}`,
});

test.each([NAMES.scriptPath, "/j/any-name.js"])(
  "the script at %s reports and asks for clicks at the host's own path",
  async (path) => {
    const { origin, ask } = await named();
    const response = await ask(path);
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    const code = await response.text();
    expect(code).toContain(`"${origin}/assets/in"`);
    expect(code).toContain(`"${origin}/assets/in/"`);
    expect((await ask(path, { method: "HEAD" })).status).toBe(200);
  },
);

test("a report at the own path is recorded as the snippet's, and the usual path goes on working", async () => {
  const { workspace, ask } = await named();
  for (const [path, txid] of [
    ["/assets/in", "own"],
    ["/e", "usual"],
  ] as const) {
    const response = await ask(path, reportOf(workspace, txid));
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(await response.json()).toMatchObject({ verdict: "recorded" });
  }
  expect(await rowsOf("received_reports", workspace.workspaceId)).toMatchObject([
    { via: "snippet", txid: "own" },
    { via: "snippet", txid: "usual" },
  ]);
});

test("the image in its place, and what a browser asks first, are answered at the own path", async () => {
  const { workspace, ask } = await named();
  const image = await ask(`/assets/in?cid=${clickOf(workspace)}&txid=1`);
  expect(image.headers.get("content-type")).toBe("image/gif");
  expect(image.headers.get("x-verdict")).toBe("recorded OK");
  const { status, headers } = await ask("/assets/in", { method: "OPTIONS" });
  expect([status, headers.get("access-control-allow-origin")]).toEqual([204, PAGE]);
  const refused = await ask("/assets/in", { method: "PUT" });
  expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, POST, OPTIONS"]);
});

test("a click without a redirect is asked for below the own path", async () => {
  const { workspace, ask } = await named();
  const answer = await (await ask(`/assets/in/${workspace.slug}`)).json();
  expect(answer).toMatchObject({ clickId: expect.stringMatching(/^\w{32}$/), reason: "OK" });
});

test("names are those of their host alone", async () => {
  const { workspace } = await named();
  const other = `https://${await createTestHost(await createTestWorkspace(env.CONTROL))}`;
  for (const origin of [other, "http://localhost", "https://nobodys.example"]) {
    expect((await send(NAMES.scriptPath, {}, origin)).status).toBe(404);
    expect((await send(NAMES.eventPath, reportOf(workspace, "x"), origin)).status).toBe(405);
  }
  expect(await rowsOf("received_reports", workspace.workspaceId)).toEqual([]);
});

test("a host's own links and a link's slug are what they were", async () => {
  const { workspace, ask } = await named();
  for (const path of [`/${workspace.slug}`, `/c/${workspace.slug}`]) {
    expect((await ask(path)).status).toBe(302);
  }
});
