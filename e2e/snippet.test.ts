import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { type SnippetStory, startSnippetStory } from "./support/snippet-story.ts";
import { browserAgent } from "../scripts/local/browser-agent.ts";

// Words of EasyPrivacy's general rules, and its rules against tiny images.
const blockedAddresses =
  /pixel|track|[/.]ads?[/.]|analytic|conversion|beacon|counter|stats|\/log|\/px|\.gif\?|[?&]event=view|\?event=/;

let story: SnippetStory;
let browser: Browser;

beforeAll(async () => {
  [story, browser] = await Promise.all([startSnippetStory(), launchBrowser()]);
  const { sites, link, addTagged } = story;
  sites.addPage("/post", `<a href="${link.url}?sub1=post">Read more</a>`);
  addTagged("/landing", `<a href="/thanks">Buy</a>`);
  addTagged("/empty", `<h1>Empty</h1>`);
});

afterAll(async () => {
  await Promise.all([browser?.close(), story?.stop()]);
});

/** A visitor with an ad blocker that has nothing to block, whose pages show no error; and what is sent of events and clicks. */
async function openVisitor({ hasBlocker = true } = {}) {
  const context = await browser.newContext({ userAgent: browserAgent });
  const problems: string[] = [];
  const sent: string[] = [];
  if (hasBlocker) {
    await context.route(blockedAddresses, (route) => {
      problems.push(`blocked: ${route.request().url()}`);
      return route.abort("blockedbyclient");
    });
  }
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  context.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === "/e" || pathname.startsWith("/t/"))
      sent.push(`${request.method()} ${pathname} ${request.resourceType()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  return { page, sent };
}

/** Loaded: the script and what it says at once are then behind it. */
const goTo = (page: Page, host: string, path: string) => page.goto(story.sites.address(host, path));

/** Comes from the publisher's blog by the link to the shop; returns the click id that the landing page got. */
async function arrive(page: Page): Promise<string> {
  await goTo(page, "blog", "/post");
  await page.getByRole("link", { name: "Read more" }).click();
  await page.getByRole("link", { name: "Buy" }).waitFor();
  await page.waitForLoadState("networkidle");
  return new URL(page.url()).searchParams.get("click_id") ?? "";
}

/** Adds a page that says these commands while it is loaded; returns its path. */
function saying(commands: string, headers: Record<string, string> = {}): string {
  const path = `/page-${Buffer.from(commands).toString("hex").slice(-120)}`;
  story.addTagged(path, `<script>${commands}</script><h1>Said</h1>`, headers);
  return path;
}

const soon = { timeout: 15_000 };
const sale = (txid: string) => `cd("conversion", { txid: "${txid}", event: "sale", amount: 49.9 })`;
const cookies = (page: Page) => page.evaluate("document.cookie");

test("a click id is carried from the blog's link over the landing page to the thank-you page, and its sale counts once", async () => {
  const { page, sent } = await openVisitor();
  story.addTagged("/thanks", `<script>${sale("story")};${sale("story")}</script><h1>Thanks</h1>`);
  const clickId = await arrive(page);
  expect(clickId).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
  await page.getByRole("link", { name: "Buy" }).click();
  await page.getByRole("heading", { name: "Thanks" }).waitFor();
  for (let reports = 1; reports <= 3; reports += 1) {
    await expect.poll(() => story.received("story"), soon).toHaveLength(reports);
    if (reports < 3) await page.reload();
  }
  expect(sent).toEqual(Array(3).fill("POST /e fetch"));
  expect(await story.recorded("story")).toMatchObject([
    {
      clickId,
      linkId: story.link.id,
      via: "snippet",
      status: "approved",
      amountMicros: 49_900_000,
      payoutMicros: 4_000_000,
    },
  ]);
  const verdicts = (await story.received("story")).map(({ verdict, via }) => `${via} ${verdict}`);
  expect(verdicts.toSorted()).toEqual([
    "snippet duplicate",
    "snippet duplicate",
    "snippet recorded",
  ]);
});

test("another site in the same browser does not see the click id and reports nothing", async () => {
  const { page, sent } = await openVisitor();
  await arrive(page);
  const path = saying(sale("two-sites"));
  await goTo(page, "other", path);
  await page.waitForLoadState("networkidle");
  expect([await cookies(page), sent]).toEqual(["", []]);
  await goTo(page, "shop", path);
  await expect.poll(() => story.recorded("two-sites"), soon).toHaveLength(1);
  expect(await story.received("two-sites")).toHaveLength(1);
});

test("subdomains of a site share the click id when the site says so", async () => {
  const { page } = await openVisitor();
  const clickId = await arrive(page);
  const share = `cd("set", { domain: "shop.localhost" })`;
  await goTo(page, "www.shop", `${saying(share)}?cid=${clickId}`);
  await goTo(page, "pay.shop", saying(`${share};${sale("subdomains")}`));
  await expect.poll(() => story.recorded("subdomains"), soon).toMatchObject([{ clickId }]);
});

test("a click without a redirect gives the page its click id, and its sale is the link's", async () => {
  const { page, sent } = await openVisitor();
  const click = `cd("click", { link: "${story.link.slug}", sub1: "mail" })`;
  await goTo(page, "shop", saying(`${click};${sale("direct")}`));
  await expect.poll(() => story.recorded("direct"), soon).toHaveLength(1);
  expect(sent).toEqual([`GET /t/${story.link.slug} fetch`, "POST /e fetch"]);
  const [conversion] = await story.recorded("direct");
  expect(conversion).toMatchObject({ linkId: story.link.id, status: "approved" });
  expect(await cookies(page)).toBe(`cd_click=${conversion?.clickId}`);
});

test("a visitor who refuses leaves nothing behind, and nothing is sent", async () => {
  const { page, sent } = await openVisitor();
  const clickId = await arrive(page);
  expect(await cookies(page)).toBe(`cd_click=${clickId}`);
  await goTo(page, "shop", saying(`${sale("refused")};cd("consent", false)`));
  const click = `cd("click", { link: "${story.link.slug}" })`;
  await goTo(page, "shop", saying(`cd("consent", false);${click};${sale("refused")}`));
  await page.waitForLoadState("networkidle");
  expect([await cookies(page), sent]).toEqual(["", []]);
  expect(await story.received("refused")).toEqual([]);
});

test("a sale said as the visitor leaves the page arrives", async () => {
  const { page } = await openVisitor();
  const clickId = await arrive(page);
  const next = story.sites.address("other", "/empty");
  await page.evaluate(`${sale("leaving")}; location.href = "${next}"`);
  await page.getByRole("heading", { name: "Empty" }).waitFor();
  await expect.poll(() => story.recorded("leaving"), soon).toMatchObject([{ clickId }]);
});

test("where a page's policy forbids requests an image takes the sale", async () => {
  const { page, sent } = await openVisitor();
  const clickId = await arrive(page);
  const policy = { "content-security-policy": "connect-src 'none'; img-src *" };
  await goTo(page, "shop", saying(sale("strict"), policy));
  await expect
    .poll(() => story.recorded("strict"), soon)
    .toMatchObject([{ clickId, via: "snippet" }]);
  expect(sent.at(-1)).toBe("GET /e image");
  expect(await story.received("strict")).toHaveLength(1);
});

test("a page that moves on by itself has its click id taken anew, and its sale is the new click's", async () => {
  const { page } = await openVisitor();
  await arrive(page);
  const later = await arrive(page);
  const path = saying(`cd("spa")`);
  const { page: fresh } = await openVisitor();
  await goTo(fresh, "shop", path);
  expect(await cookies(fresh)).toBe("");
  await fresh.evaluate(`history.pushState(null, "", "/offer?click_id=${later}")`);
  expect(await cookies(fresh)).toBe(`cd_click=${later}`);
  await fresh.evaluate(`history.pushState(null, "", "/paid"); ${sale("spa")}`);
  await expect.poll(() => story.recorded("spa"), soon).toMatchObject([{ clickId: later }]);
});

test("a frame without any rights and an image report on any site, each result once", async () => {
  const { page } = await openVisitor({ hasBlocker: false });
  const query = `click_id=${await arrive(page)}&event=sale&txid=`;
  const { dashboard } = story.product;
  story.sites.addPage(
    "/framed",
    `<iframe sandbox src="${dashboard}/px.html?${query}framed"></iframe>
     <img src="${dashboard}/px.gif?${query}shown"><h1>Paid</h1>`,
  );
  await goTo(page, "other", "/framed");
  await page.reload();
  for (const txid of ["framed", "shown"]) {
    await expect.poll(() => story.received(txid), soon).toHaveLength(2);
    expect(await story.recorded(txid)).toMatchObject([{ via: "pixel" }]);
  }
});

test("a beacon of JSON, for which a browser asks first, arrives", async () => {
  const { page } = await openVisitor();
  const body = JSON.stringify({ cid: await arrive(page), txid: "beacon", event: "sale" });
  const target = `${story.product.dashboard}/e`;
  const isQueued = await page.evaluate(
    ([url = "", text = ""]) =>
      navigator.sendBeacon(url, new Blob([text], { type: "application/json" })),
    [target, body],
  );
  expect(isQueued).toBe(true);
  await expect.poll(() => story.recorded("beacon"), soon).toMatchObject([{ via: "snippet" }]);
});
