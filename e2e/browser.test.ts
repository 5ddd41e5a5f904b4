import type { Campaign, Link, NewCampaign, Publisher } from "@cleverdrip/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn as signInToApi } from "../scripts/api/session.ts";
import { seriousViolations } from "./support/accessibility.ts";
import { launchBrowser } from "./support/browser.ts";
import { openPageOf, signInTo } from "./support/dashboard.ts";
import { type Product, startProduct } from "./support/product.ts";
import { openShop, type Shop } from "./support/shop.ts";

let product: Product;
let shop: Shop;
let browser: Browser;

beforeAll(async () => {
  [product, shop, browser] = await Promise.all([startProduct(), openShop(), launchBrowser()]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), shop?.stop(), product?.stop()]);
});

const openPage = () => openPageOf(browser);
const signIn = (page: Page) => signInTo(product, page);

async function createCampaign(page: Page, name: string): Promise<void> {
  await page.goto(`${product.dashboard}/campaigns/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Destination URL").fill(`${shop.origin}/landing?click_id={clickid}`);
  await page.getByLabel("Event", { exact: true }).fill("sale");
  await page.getByLabel("Payout (USD)").fill("4.50");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
}

async function createPublisher(page: Page, name: string): Promise<void> {
  await page.goto(`${product.dashboard}/publishers`);
  await page.getByRole("button", { name: "Add publisher" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill("story@publisher.example");
  await dialog.getByRole("button", { name: "Add publisher" }).click();
  await page.getByRole("table").getByText(name).waitFor();
}

/** Returns the new link's address. */
async function createLink(page: Page, campaign: string, publisher: string): Promise<string> {
  await page.goto(`${product.dashboard}/links`);
  await page.getByRole("button", { name: "Create link" }).first().click();
  const dialog = page.getByRole("dialog");
  for (const [label, value] of [
    ["Campaign", campaign],
    ["Publisher", publisher],
  ] as const) {
    await dialog.getByLabel(label).fill(value);
    await dialog.getByRole("option", { name: value }).click();
  }
  await dialog.getByRole("button", { name: "Create link" }).click();
  await page.getByRole("dialog", { name: "Link created" }).waitFor();
  const url = await page
    .getByRole("dialog")
    .getByRole("link", { name: "Open" })
    .getAttribute("href");
  if (url === null) throw new Error("the new link has no address");
  return url;
}

/** A figure of the live panel on the overview. */
async function liveFigure(page: Page, label: string): Promise<number> {
  const figure = page
    .getByRole("region", { name: "Today, live" })
    .locator("div:has(> dt)")
    .filter({ has: page.getByText(label, { exact: true }) });
  return Number((await figure.locator("dd").innerText()).replaceAll(/[^\d.]/g, ""));
}

test("a click becomes a paid conversion on the live dashboard", async () => {
  const page = await openPage();
  await signIn(page);
  await createCampaign(page, "Story campaign");
  await createPublisher(page, "Story publisher");
  const link = await createLink(page, "Story campaign", "Story publisher");

  await page.goto(product.dashboard);
  await expect.poll(() => liveFigure(page, "Clicks")).toBeGreaterThan(0);
  const [clicks, conversions] = [
    await liveFigure(page, "Clicks"),
    await liveFigure(page, "Conversions"),
  ];

  const visitor = await openPage();
  await visitor.goto(`${link}?sub1=newsletter`);
  await visitor.getByRole("heading", { name: "Welcome to the shop" }).waitFor();
  expect(shop.arrivals).toHaveLength(1);
  const clickId = new URL(shop.arrivals[0] ?? "", shop.origin).searchParams.get("click_id");
  expect(clickId).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
  await expect.poll(() => liveFigure(page, "Clicks"), { timeout: 10_000 }).toBe(clicks + 1);

  const postback = `${product.dashboard}/pb?click_id=${clickId}&txid=story-1&event=sale&amount=20.00&currency=USD`;
  const verdict = await (await fetch(postback)).json();
  expect(verdict).toMatchObject({
    verdict: "recorded",
    status: "approved",
    payoutMicros: 4_500_000,
  });
  await expect
    .poll(() => liveFigure(page, "Conversions"), { timeout: 10_000 })
    .toBe(conversions + 1);

  await page.goto(`${product.dashboard}/?period=today`);
  const row = page.getByRole("row", { name: /Story campaign/ });
  await expect
    .poll(() => row.innerText(), { timeout: 10_000 })
    .toMatch(/Story campaign\s+1\s+1\s+1\s+100\.00\s%\s+\$20\.00\s+\$4\.50/);
  await page.goto(`${product.dashboard}/conversions`);
  await page.getByRole("row", { name: /Story campaign.*\$20\.00.*\$4\.50/ }).waitFor();
  await page.goto(`${product.dashboard}/clicks`);
  await page.getByRole("row", { name: /Story campaign/ }).waitFor();
});

/** A link to the shop, made by the api. */
async function makeLink(name: string, delivery: NewCampaign["delivery"]): Promise<Link> {
  const session = await signInToApi(product.dashboard, product);
  const { id: campaignId } = await session.post<Campaign>("/v1/campaigns", {
    name,
    destinationUrl: `${shop.origin}/landing?click_id={clickid}&mode=${name}`,
    currency: "USD",
    delivery,
    eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 1_000_000 } }],
  });
  const person = { name, email: `${name}@publisher.example` };
  const { id: publisherId } = await session.post<Publisher>("/v1/publishers", person);
  return session.post<Link>("/v1/links", { campaignId, publisherId });
}

test.each([
  ["302", "default"],
  ["307", "no-referrer"],
  ["meta", "origin"],
  ["script", "no-referrer"],
] as const)(
  "a browser arrives by a %s redirect, with the referrer policy %s",
  async (redirectMode, referrerPolicy) => {
    const name = `mode-${redirectMode}`;
    const link = await makeLink(name, { redirectMode, referrerPolicy });
    const page = await openPage();
    await page.goto(`${link.url}?sub1=%3C%2Fscript%3E%22'`);
    await page.getByRole("heading", { name: "Welcome to the shop" }).waitFor();
    const [arrival] = shop.arrivals.filter((path) => path.includes(`mode=${name}`));
    expect(new URL(arrival ?? "", shop.origin).searchParams.get("click_id")).toHaveLength(32);
    expect(await page.evaluate(() => document.referrer)).not.toContain("sub1");
  },
);

test("a page of the advertiser tracks a click without any redirect, other pages are refused", async () => {
  const link = await makeLink("snippet", {});
  const address = link.url.replace("/c/", "/t/");
  const page = await openPage();
  await page.goto(`${shop.origin}/`);
  const track = (url: string) =>
    page.evaluate(async (target) => {
      const response = await fetch(target, { credentials: "include" });
      return (await response.json()) as { clickId: string };
    }, url);
  expect((await track(`${address}?sub1=page`)).clickId).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
  await page.goto("data:text/html,<title>elsewhere</title>");
  await expect(track(address)).rejects.toThrow("Failed to fetch");
});

test("a wrong password is refused with a reason, and no page is shown without signing in", async () => {
  const page = await openPage();
  await page.goto(`${product.dashboard}/campaigns`);
  await page.getByLabel("E-mail").fill(product.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page
    .getByRole("alert")
    .getByText(/password/i)
    .waitFor();
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});

/** The page of a campaign and of a publisher that have a history. */
async function pagesOfOne(): Promise<readonly string[]> {
  const session = await signInToApi(product.dashboard, product);
  const [campaign] = await session.list<Campaign>("/v1/campaigns");
  const [publisher] = await session.list<Publisher>("/v1/publishers");
  return [`/campaigns/${campaign?.id}`, `/publishers/${publisher?.id}?terms=weekly`];
}

const MAIN_PAGES = [
  "/",
  "/campaigns",
  "/campaigns/new",
  "/publishers",
  "/publishers/balances",
  "/links",
  "/clicks",
  "/conversions",
  "/received",
  "/uploads",
  "/endpoints",
  "/endpoints/deliveries",
  "/settings",
  "/health",
  "/links/smart",
] as const;

/** Most of the time a page waits until nothing comes any more. */
const PAGES_AT_ONCE = 3;

/** What is wrong on a page, first narrow, then wide. */
async function problemsOf(page: Page, path: string): Promise<readonly string[]> {
  const found: string[] = [];
  await page.setViewportSize({ width: NARROW, height: 900 });
  await page.goto(`${product.dashboard}${path}`, { waitUntil: "networkidle" });
  for (const width of [NARROW, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(twoFrames);
    const violations = await seriousViolations(page);
    found.push(...violations.map((line) => `${path} ${width}: ${line}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`${path} ${width}: scrolls sideways by ${overflow} px`);
  }
  return found;
}

const NARROW = 390;

/** Until what follows from a new width is drawn. */
function twoFrames(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

test.each(["light", "dark"] as const)(
  "no main page has a serious accessibility violation in %s, wide or narrow",
  async (colorScheme) => {
    const paths = [...MAIN_PAGES, ...(await pagesOfOne())];
    const pages = await Promise.all(
      Array.from({ length: PAGES_AT_ONCE }, async () => {
        const page = await openPage();
        await page.emulateMedia({ colorScheme });
        await signIn(page);
        return page;
      }),
    );
    const found: string[] = [];
    await Promise.all(
      pages.map(async (page) => {
        for (let path = paths.shift(); path !== undefined; path = paths.shift())
          found.push(...(await problemsOf(page, path)));
      }),
    );
    expect(found).toEqual([]);
  },
);
