import { createServer, type IncomingMessage } from "node:http";
import type { Campaign, Link } from "@cleverdrip/contract";
import { expect, onTestFinished, test } from "vitest";
import { sendLive } from "./live.ts";
import type { SimulatedWorkspace } from "./workspace.ts";

type Seen = { readonly url: URL; readonly request: IncomingMessage };

const clickId = (number: number) => number.toString().padStart(32, "0");

/** A tracker as far as the simulator can tell: redirects with a click id, cookies, verdicts. */
async function openTracker() {
  const clicks: Seen[] = [];
  const postbacks: Seen[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://tracker.example");
    if (url.pathname === "/pb") {
      postbacks.push({ url, request });
      response.end(JSON.stringify({ verdict: "recorded" }));
      return;
    }
    clicks.push({ url, request });
    const location = `http://nobody.invalid/?cid=${clickId(clicks.length)}`;
    response
      .writeHead(302, {
        location,
        "set-cookie": [`cd_v=${clicks.length}; Path=/`, "cd_c=1; Path=/o/"],
      })
      .end();
  });
  const { promise, resolve } = Promise.withResolvers<number>();
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    resolve(typeof address === "object" && address !== null ? address.port : 0);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${await promise}`, clicks, postbacks };
}

// Only what the simulator reads of a link and its campaign.
const link = { id: "lnk_1", number: 1, slug: "coffee", publisherName: "Ada", domainId: null };
const campaign = {
  id: "cmp_1",
  currency: "EUR",
  version: 1,
  eventTypes: [
    { id: "evt_1", name: "sale", payout: { model: "revshare", percent: 10 }, revenueMicros: null },
  ],
};
const workspace: SimulatedWorkspace = {
  workspaceId: "wsp_1",
  timezone: "UTC",
  links: new Map([[link.id, { link: link as Link, campaign: campaign as Campaign }]]),
};

test("each click is a browser's request, none follows its redirect, and conversions name ids that were given", async () => {
  const { origin, clicks, postbacks } = await openTracker();
  const nowMs = Date.UTC(2026, 5, 15);
  const plan = { origin, workspace, seed: "live", clicks: 400, concurrency: 8, nowMs };
  const result = await sendLive(plan);
  expect(result).toEqual({
    redirected: 400,
    others: {},
    verdicts: { recorded: postbacks.length },
  });
  expect(postbacks.length).toBeGreaterThan(0);
  for (const { url, request } of clicks) {
    expect(url.pathname).toBe("/c/coffee");
    expect(url.searchParams.get("sub1")).not.toBeNull();
    expect(request.headers["user-agent"]).toMatch(/^Mozilla\/5\.0 \(/);
    expect(request.headers["accept-language"]).not.toBe("*");
  }
  const txids = postbacks.map(({ url }) => url.searchParams.get("txid"));
  expect(new Set(txids).size).toBe(txids.length);
  for (const { url } of postbacks) {
    expect(Number(url.searchParams.get("click_id"))).toBeLessThanOrEqual(400);
    expect(url.searchParams.get("currency")).toBe("EUR");
  }
});

test("a visitor who returns brings the cookie of the last visit", async () => {
  const { origin, clicks } = await openTracker();
  const nowMs = Date.UTC(2026, 5, 15);
  await sendLive({ origin, workspace, seed: "back", clicks: 300, concurrency: 1, nowMs });
  const returning = clicks.filter(({ request }) => request.headers.cookie !== undefined);
  expect(returning.length).toBeGreaterThan(30);
  for (const { request } of returning) expect(request.headers.cookie).toMatch(/^cd_v=\d+$/);
});
