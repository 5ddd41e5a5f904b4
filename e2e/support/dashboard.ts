import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { onTestFailed } from "vitest";
import { type ApiSession, signIn } from "../../scripts/api/session.ts";
import { root } from "../../scripts/repository.ts";
import { launchBrowser } from "./browser.ts";
import { type Product, startProduct } from "./product.ts";
import { browserAgent } from "../../scripts/local/browser-agent.ts";

/** A product of its own, seen by its API and in a browser. */
export type Dashboard = {
  readonly origin: string;
  readonly session: ApiSession;
  /** A page of the demo's owner. */
  readonly open: (path: string) => Promise<Page>;
  readonly stop: () => Promise<unknown>;
};

export async function startDashboard(): Promise<Dashboard> {
  const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  const origin = product.dashboard;
  return {
    origin,
    session: await signIn(origin, product),
    async open(path) {
      const page = await openPageOf(browser);
      await signInTo(product, page);
      await page.goto(`${origin}${path}`);
      return page;
    },
    stop: () => Promise.all([browser.close(), product.stop()]),
  };
}

/** A page of a visitor of its own; what it showed is kept when the test fails. */
export async function openPageOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    // Headless Chromium says so, and is then a bot to us.
    userAgent: browserAgent,
  });
  const page = await context.newPage();
  onTestFailed(async ({ task }) => {
    const folder = `${root}/.local/test/screenshots`;
    mkdirSync(folder, { recursive: true });
    const name = task.name.replaceAll(/\W+/g, "-");
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  });
  return page;
}

export async function signInTo(product: Product, page: Page): Promise<void> {
  await page.goto(product.dashboard);
  await page.getByLabel("E-mail").fill(product.email);
  await page.getByLabel("Password").fill(product.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Overview", level: 1 }).waitFor();
}
