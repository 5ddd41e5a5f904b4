import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { onTestFailed } from "vitest";
import { root } from "../../scripts/repository.ts";
import type { Product } from "./product.ts";
import { browserAgent } from "./workers.ts";

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
