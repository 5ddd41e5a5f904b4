import type {
  ConversionRow,
  FraudOverview,
  FraudReview,
  FraudReviewPage,
} from "@cleverdrip/contract";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seriousViolations } from "./support/accessibility.ts";
import { type Dashboard, startDashboard } from "./support/dashboard.ts";

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await startDashboard();
});

afterAll(() => dashboard?.stop());

const openReviews = (filter = "") =>
  dashboard.session.get<FraudReviewPage>(`/v1/fraud/reviews?decision=open&limit=200${filter}`);

async function statusOf(id: string): Promise<string> {
  const { status, reason } = await dashboard.session.get<ConversionRow>(`/v1/conversions/${id}`);
  return `${status} ${reason}`;
}

const cards = (page: Page) => page.getByRole("article");

/** The reviews of the demo's publisher of that name, as they are now. */
async function reviewsOf(publisherName: string): Promise<readonly FraudReview[]> {
  const { publishers } = await dashboard.session.get<FraudOverview>("/v1/fraud/overview");
  const own = publishers.find((publisher) => publisher.publisherName === publisherName);
  return (await openReviews(`&publisherId=${own?.publisherId}`)).data;
}

test("the demo has verdicts as soon as it has started: who cheats is held, who is honest is not", async () => {
  const { publishers, judgedAtMs } =
    await dashboard.session.get<FraudOverview>("/v1/fraud/overview");
  expect(judgedAtMs).not.toBeNull();
  const doubted = publishers.filter(({ held, rejected }) => held + rejected > 0);
  const names = doubted.map(({ publisherName }) => publisherName);
  expect(names).toEqual(expect.arrayContaining(["Turbo Rewards", "Zenith Traffic"]));
  const cheats = ["Turbo Rewards", "Zenith Traffic", "Lead Rocket"];
  expect(names.filter((name) => !cheats.includes(name))).toEqual([]);
  const page = await dashboard.open("/fraud");
  const row = page.getByRole("row", { name: /Turbo Rewards/ });
  await row.getByText(/of its peers'/).waitFor();
  await page.getByRole("row", { name: /Lakeside Post.*Not enough data yet/ }).waitFor();
  const { counts } = await openReviews();
  await page
    .getByRole("link", { name: `Fraud ${counts.open} to review` })
    .first()
    .waitFor();
});

test("results are rejected by keys, several at once, and all of it is undone", async () => {
  const [first, second] = await reviewsOf("Turbo Rewards");
  if (first === undefined || second === undefined) throw new Error("nothing is doubted");
  const page = await dashboard.open(`/fraud/review?publisherId=${first.publisherId}`);
  await cards(page).nth(1).waitFor();
  const before = await cards(page).count();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByText("2 selected, $4.80").waitFor();
  // Typed, the letters are a note.
  await page.getByLabel("Note").fill("jar");
  await page.getByLabel("Note").press("r");
  await page.getByRole("button", { name: "Reject 2" }).click();
  await page.getByText("2 results rejected").waitFor();
  await expect.poll(() => cards(page).count()).toBe(before - 2);
  expect(await statusOf(first.conversionId)).toMatch(/^rejected/);
  expect(await statusOf(second.conversionId)).toMatch(/^rejected/);
  await page.keyboard.press("u");
  await page.getByText("Undone: 2 results as before").waitFor();
  await expect.poll(() => cards(page).count()).toBe(before);
  expect(await statusOf(first.conversionId)).toBe("hold H_FRAUD");
  await page.goto(`${dashboard.origin}/fraud/decisions`);
  await page.getByText(/^Undone/).waitFor();
  await page.getByText("jarr").waitFor();
});

test("a held result is explained with numbers, its publisher objects, and is right", async () => {
  const [review] = await reviewsOf("Zenith Traffic");
  if (review === undefined) throw new Error("nothing is doubted");
  const page = await dashboard.open(`/conversions?id=${review.conversionId}`);
  const section = page.getByRole("region", { name: "Fraud" });
  await section.getByText(review.signals[0]?.detail ?? "").waitFor();
  await section.getByText("What would have to be otherwise").waitFor();
  await section.getByText(/by rules version/).waitFor();
  await section.getByRole("button", { name: "Enter an appeal…" }).click();
  await page.getByLabel("What the publisher says").fill("Our staff tests the form.");
  await page.getByRole("button", { name: "Enter appeal", exact: true }).click();
  await page.getByText("Appeal entered").waitFor();
  await page.goto(`${dashboard.origin}/fraud/appeals`);
  await page.getByRole("button", { name: "Answer" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("textbox", { name: "Answer" }).fill("Agreed.");
  await form.getByRole("button", { name: "Answer" }).click();
  await page.getByText("Appeal upheld").waitFor();
  await expect.poll(() => statusOf(review.conversionId)).toMatch(/^approved/);
});

test("other rules say what they would hit before they are saved, and hold from then on", async () => {
  const [review] = await reviewsOf("Turbo Rewards");
  if (review === undefined) throw new Error("nothing is doubted");
  const page = await dashboard.open(`/campaigns/${review.campaignId}`);
  await page.getByRole("button", { name: "Edit fraud rules" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Judge results").selectOption("Off");
  await sheet.getByRole("button", { name: "What would change" }).click();
  await sheet.getByText(/results would be treated otherwise/).waitFor();
  const table = sheet.getByRole("table", { name: "By publisher, now and then" });
  await table.getByRole("row", { name: /Turbo Rewards/ }).waitFor();
  expect(await statusOf(review.conversionId)).toBe("hold H_FRAUD");
  const block = sheet.getByRole("group", { name: "Block list" });
  await block.getByRole("button", { name: "Add entry" }).click();
  const value = block.getByLabel("Block list, entry 1: value");
  await value.fill("300.1.1.1");
  await sheet.getByRole("button", { name: "Save changes" }).click();
  await expect.poll(() => value.getAttribute("aria-invalid")).toBe("true");
  await block.getByRole("button", { name: /^Remove/ }).click();
  await sheet.getByRole("button", { name: "Save changes" }).click();
  await sheet.waitFor({ state: "detached" });
  await page.getByText("Off (its own)").waitFor();
  await dashboard.session.post("/v1/fraud/judge", {});
  await expect.poll(() => statusOf(review.conversionId)).toMatch(/^approved/);
});

const pages = ["/fraud", "/fraud/review", "/fraud/findings", "/fraud/decisions", "/fraud/appeals"];

test.each(pages)("%s is accessible, and fits a phone in light and dark", async (path) => {
  const page = await dashboard.open(path);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.reload({ waitUntil: "networkidle" });
    await page.getByRole("heading", { level: 1 }).waitFor();
    // Until nothing is a skeleton any more.
    const loading = () => page.locator(".animate-pulse").count();
    await expect.poll(loading, { timeout: 20_000 }).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    const wider = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(wider).toBe(0);
  }
});
