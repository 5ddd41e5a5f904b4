import type {
  ClickHold,
  ConversionRow,
  FraudOverview,
  FraudReview,
  FraudReviewPage,
  LedgerEntryRow,
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
  const cheats = ["Turbo Rewards", "Zenith Traffic", "Lead Rocket", "Pixel Parade"];
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

test("of paid clicks the marked part waits, is refused, and is paid after all", async () => {
  const holds = () => dashboard.session.list<ClickHold>("/v1/fraud/click-holds");
  const all = await holds();
  const [hold] = all;
  if (hold === undefined) throw new Error("no click is held");
  expect(new Set(all.map(({ publisherName }) => publisherName))).toEqual(new Set(["Pixel Parade"]));
  const { publisherId, campaignId, day, heldMicros, earnedMicros } = hold;
  expect(heldMicros).toBeGreaterThan(earnedMicros / 5);
  const entries = () =>
    dashboard.session.list<LedgerEntryRow>(`/v1/publishers/${publisherId}/ledger`);
  const adjusted = async () =>
    (await entries()).filter(({ kind }) => kind === "adjust").map((own) => own.amountMicros);
  const ofDay = new RegExp(`${day}.*Harbour Times`);
  const page = await dashboard.open("/fraud/clicks");
  await page.getByRole("button", { name: ofDay }).first().waitFor();
  await page.getByRole("button", { name: new RegExp(`^Refuse: .*${day}`) }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Note").fill("frames that nobody sees");
  await form.getByRole("button", { name: "Refuse" }).click();
  await page.getByText(/^\$\d+\.\d\d refused$/).waitFor();
  await expect.poll(adjusted).toEqual([-heldMicros]);
  const ofClicks = (await entries()).find(({ note }) =>
    note?.startsWith(`payable clicks of ${day}`),
  );
  expect(ofClicks?.amountMicros).toBe(earnedMicros);
  await dashboard.session.post("/v1/fraud/judge", {});
  await page.getByRole("button", { name: "Refused" }).click();
  await page.getByText(/frames that nobody sees/).waitFor();
  const publisher = await dashboard.open(`/publishers/${publisherId}`);
  const card = publisher.getByRole("region", { name: "Held and refused clicks" });
  await card
    .getByText(/not made by visitors who followed your link/)
    .first()
    .waitFor();
  expect(await card.textContent()).not.toContain("peers");
  await page.getByRole("button", { name: new RegExp(`^Pay after all: .*${day}`) }).click();
  await form.getByRole("button", { name: "Pay" }).click();
  await page.getByText(/^\$\d+\.\d\d paid$/).waitFor();
  await expect.poll(adjusted).toEqual([heldMicros, -heldMicros]);
  expect(
    (await holds()).find((own) => own.day === day && own.campaignId === campaignId),
  ).toMatchObject({ decision: "paid", note: "" });
});

test("of paid clicks, too, other rules say what they would hold", async () => {
  const held = await dashboard.session.list<ClickHold>("/v1/fraud/click-holds?decision=open");
  const [hold] = held;
  if (hold === undefined) throw new Error("no click is held");
  const page = await dashboard.open(`/campaigns/${hold.campaignId}`);
  await page.getByRole("button", { name: "Edit fraud rules" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Judge results").selectOption("Off");
  await sheet.getByRole("button", { name: "What would change" }).click();
  const table = sheet.getByRole("table", { name: "Paid clicks, now and then" });
  const row = table.getByRole("row", { name: /Pixel Parade/ });
  await row.waitFor();
  const sum = held.reduce((micros, { heldMicros }) => micros + heldMicros, 0);
  const money = (sum / 1_000_000).toFixed(2);
  expect(await row.textContent()).toBe(`Pixel Paradenow $${money}then –0`);
  await sheet.getByText(`On ${held.length} of ${held.length} days another part`).waitFor();
});

test("a publisher objects to a refused day of clicks, is right, and is paid", async () => {
  const [hold] = await dashboard.session.list<ClickHold>("/v1/fraud/click-holds?decision=open");
  if (hold === undefined) throw new Error("no click is held");
  const { publisherId, campaignId, day, heldMicros } = hold;
  const days = [{ day, campaignId, publisherId }];
  await dashboard.session.post("/v1/fraud/click-holds/decide", { days, decision: "refuse" });
  const adjusted = async () =>
    (await dashboard.session.list<LedgerEntryRow>(`/v1/publishers/${publisherId}/ledger`))
      .filter(({ kind, note }) => kind === "adjust" && note?.includes(day))
      .map(({ amountMicros }) => amountMicros);
  expect(await adjusted()).toEqual([-heldMicros]);
  const page = await dashboard.open(`/publishers/${publisherId}`);
  const card = page.getByRole("region", { name: "Held and refused clicks" });
  const row = card.getByRole("listitem").filter({ hasText: "refused" });
  await row.getByRole("button", { name: `Enter an appeal: ${day}, Harbour Times` }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("What the publisher says").fill("These are our readers.");
  await form.getByRole("button", { name: "Enter appeal" }).click();
  await row.getByText(/“These are our readers.” It waits for an answer/).waitFor();
  const appeals = await dashboard.open("/fraud/appeals");
  await appeals.getByText(/^Paid clicks of .*, Harbour Times, .* refused$/).waitFor();
  await appeals.getByRole("button", { name: "Answer" }).click();
  const answer = appeals.getByRole("dialog");
  await answer.getByRole("textbox", { name: "Answer" }).fill("The frames were shown.");
  await answer.getByRole("button", { name: "Answer" }).click();
  await appeals.getByText("Appeal upheld").waitFor();
  await expect.poll(adjusted).toEqual([heldMicros, -heldMicros]);
});

const pages = [
  "/fraud",
  "/fraud/review",
  "/fraud/findings",
  "/fraud/clicks",
  "/fraud/decisions",
  "/fraud/appeals",
];

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
    const tab = await page.locator("nav[aria-label=Fraud] [aria-current=page]").boundingBox();
    expect((tab?.x ?? 0) + (tab?.width ?? Infinity)).toBeLessThanOrEqual(390);
  }
});
