import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { answeredClickId, openSnippetSites, type SnippetSites } from "./support/snippet-sites.ts";

// Words of EasyPrivacy's general rules, and its rules against tiny images.
const blockedAddresses =
  /pixel|track|[/.]ads?[/.]|analytic|conversion|beacon|counter|stats|\/log|\/px|\.gif\?|[?&]event=view|\?event=/;

const clickId = "0v3m8c7q1n5s9x2b4d6f8h0j2k4p6r8t";

let sites: SnippetSites;
let browser: Browser;

beforeAll(async () => {
  [sites, browser] = await Promise.all([openSnippetSites(), launchBrowser()]);
  sites.addPage("/landing", `<a href="/thanks">Buy</a>`);
  sites.addPage("/thanks", `<h1>Thanks</h1>`);
});

afterAll(async () => {
  await Promise.all([browser?.close(), sites?.stop()]);
});

/** A visitor with an ad blocker that has nothing to block, whose pages show no error. */
async function openVisitor(): Promise<Page> {
  const context = await browser.newContext();
  const problems: string[] = [];
  await context.route(blockedAddresses, (route) => {
    problems.push(`blocked: ${route.request().url()}`);
    return route.abort("blockedbyclient");
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  return page;
}

/** A page that says these commands while it is loaded; goes to it and waits until nothing is under way. */
async function visit(page: Page, host: string, commands: string): Promise<void> {
  const path = `/page-${Buffer.from(commands).toString("hex")}`;
  sites.addPage(path, `<script>${commands}</script>`);
  await page.goto(sites.address(host, path), { waitUntil: "networkidle" });
}

const reported = (txid: string) => sites.reports.filter((report) => report.txid === txid);

test("the click id of a landing page is carried to the next page and its conversion recorded once", async () => {
  const page = await openVisitor();
  await page.goto(sites.address("shop", `/landing?click_id=${clickId}`), {
    waitUntil: "networkidle",
  });
  await page.getByRole("link", { name: "Buy" }).click();
  await page.getByRole("heading", { name: "Thanks" }).waitFor();
  const sale = `cd("conversion", { txid: "two-pages", event: "sale", amount: "49.90" })`;
  await visit(page, "shop", `${sale};${sale}`);
  expect(reported("two-pages")).toEqual([{ method: "POST", clickId, txid: "two-pages" }]);
});

test("another site in the same browser does not see the click id and reports nothing", async () => {
  const page = await openVisitor();
  await page.goto(sites.address("shop", `/landing?click_id=${clickId}`), {
    waitUntil: "networkidle",
  });
  const sale = `cd("conversion", { txid: "two-sites" })`;
  await visit(page, "other", sale);
  expect(await page.evaluate("document.cookie")).toBe("");
  expect(reported("two-sites")).toEqual([]);
  await visit(page, "shop", sale);
  expect(reported("two-sites")).toHaveLength(1);
});

test("subdomains of a site share the click id when the site says so", async () => {
  const page = await openVisitor();
  const share = `cd("set", { domain: "shop.localhost" })`;
  sites.addPage("/shared", `<script>${share}</script>`);
  await page.goto(sites.address("www.shop", `/shared?cid=${clickId}`), {
    waitUntil: "networkidle",
  });
  await visit(page, "pay.shop", `${share};cd("conversion", { txid: "subdomains" })`);
  expect(reported("subdomains")).toMatchObject([{ clickId }]);
});

test("a click without a redirect gives the page its click id", async () => {
  const page = await openVisitor();
  const click = `cd("click", { link: "summer", sub1: "mail" })`;
  await visit(page, "shop", `${click};cd("conversion", { txid: "direct" })`);
  expect(sites.clicks).toEqual(["/t/summer?sub1=mail"]);
  expect(reported("direct")).toMatchObject([{ clickId: answeredClickId }]);
});

test("a visitor who refuses leaves nothing behind, and nothing is sent", async () => {
  const page = await openVisitor();
  await page.goto(sites.address("shop", `/landing?click_id=${clickId}`), {
    waitUntil: "networkidle",
  });
  expect(await page.evaluate("document.cookie")).toBe(`cd_click=${clickId}`);
  await visit(page, "shop", `cd("conversion", { txid: "refused" });cd("consent", false)`);
  expect(await page.evaluate("document.cookie")).toBe("");
  expect(reported("refused")).toEqual([]);
});

test("a conversion said as the visitor leaves the page arrives", async () => {
  const page = await openVisitor();
  await page.goto(sites.address("shop", `/landing?click_id=${clickId}`), {
    waitUntil: "networkidle",
  });
  const next = sites.address("other", "/thanks");
  await page.evaluate(`cd("conversion", { txid: "leaving" }); location.href = "${next}"`);
  await page.getByRole("heading", { name: "Thanks" }).waitFor();
  await expect.poll(() => reported("leaving")).toMatchObject([{ clickId }]);
});

test("where a page's policy forbids requests an image takes the conversion", async () => {
  const page = await openVisitor();
  const policy = "connect-src 'none'; img-src *";
  sites.addPage("/strict", `<script>cd("conversion", { txid: "strict" })</script>`, {
    "content-security-policy": policy,
  });
  await page.goto(sites.address("shop", `/strict?cid=${clickId}`), { waitUntil: "networkidle" });
  expect(reported("strict")).toEqual([{ method: "GET", clickId, txid: "strict" }]);
});

test("a page that moves on by itself has its click id taken anew", async () => {
  const page = await openVisitor();
  await visit(page, "shop", `cd("spa")`);
  await page.evaluate(`history.pushState(null, "", "/offer?click_id=${clickId}")`);
  expect(await page.evaluate("document.cookie")).toBe(`cd_click=${clickId}`);
});
