import type {
  Campaign,
  ConversionVerdict,
  Link,
  NewCampaign,
  Publisher,
} from "@cleverdrip/contract";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clickIdIn } from "../scripts/simulate/click-id-in.ts";
import { seriousViolations } from "./support/accessibility.ts";
import { type Dashboard, startDashboard } from "./support/dashboard.ts";
import { browserAgent } from "../scripts/local/browser-agent.ts";

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await startDashboard();
});

afterAll(() => dashboard?.stop());

/** A campaign that pays $2 a sale, a publisher of the tier Gold, and the link between them. */
async function makeOffer(name: string): Promise<Link> {
  const offer: NewCampaign = {
    name,
    destinationUrl: "https://shop.example/?click_id={clickid}",
    currency: "USD",
    eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 2_000_000 } }],
  };
  const { id: campaignId } = await dashboard.session.post<Campaign>("/v1/campaigns", offer);
  const person = { name: `${name} publisher`, email: `${name}@publisher.example`, tier: "Gold" };
  const { id: publisherId } = await dashboard.session.post<Publisher>("/v1/publishers", person);
  return dashboard.session.post<Link>("/v1/links", { campaignId, publisherId });
}

/** A click of a visitor of its own, and what the advertiser reports of it. */
async function report({ url }: Link, query: string): Promise<ConversionVerdict> {
  const headers = { "user-agent": browserAgent };
  const click = await fetch(url, { redirect: "manual", headers });
  const clickId = clickIdIn(click.headers.get("location") ?? "") ?? "";
  const answer = await fetch(`${dashboard.origin}/pb?click_id=${clickId}&${query}`);
  // The tracker answers every postback with the contract's verdict.
  return (await answer.json()) as ConversionVerdict;
}

async function editPart(page: Page, part: string, fill: () => Promise<void>): Promise<void> {
  await page.getByRole("button", { name: `Edit ${part}`, exact: true }).click();
  await fill();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** $2, for the tier $3, and 10 % on top from the first result on. */
async function setPayouts(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add terms" }).click();
  await dialog.getByRole("button", { name: "A tier" }).click();
  await dialog.getByLabel("Tier").fill("Gold");
  await dialog.getByLabel("Payout (USD)").fill("3");
  await dialog.getByRole("button", { name: "Add terms" }).click();
  await page.getByRole("row", { name: /Gold.*\$3\.00 CPA.*instead of \$2\.00/ }).waitFor();
  await editPart(page, "volume commission", async () => {
    await dialog.getByRole("button", { name: "Add step" }).click();
    await dialog.getByLabel("From (conversions)").fill("0");
    await dialog.getByLabel("Added (%)").fill("10");
  });
  await page.getByText("+10 % from 0 conversions a month").waitFor();
}

async function approveAll(page: Page, campaignId: string): Promise<void> {
  await page.goto(`${dashboard.origin}/conversions?campaignId=${campaignId}&status=pending`);
  await page.getByLabel("Select all conversions shown").check();
  await page.getByRole("button", { name: "Approve" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("checked with the shop");
  await dialog.getByRole("button", { name: "Approve" }).click();
  await expect
    .poll(() => dialog.getByRole("list", { name: "Results" }).getByText("Changed").count())
    .toBe(3);
  await dialog.getByRole("button", { name: "Done" }).click();
}

const balance = (page: Page) => page.getByRole("region", { name: "Balance in USD" }).innerText();

test("pending results of a tier are approved in bulk, owed at its terms, and paid to the cent", async () => {
  const link = await makeOffer("tiered");
  const page = await dashboard.open(`/campaigns/${link.campaignId}`);
  await setPayouts(page);
  for (const txid of ["t-1", "t-2", "t-3"]) {
    const verdict = await report(link, `txid=${txid}&event=sale&status=pending`);
    expect(verdict).toMatchObject({ verdict: "recorded", status: "pending" });
  }
  await approveAll(page, link.campaignId);
  await page.goto(`${dashboard.origin}/publishers/${link.publisherId}`);
  await expect.poll(() => balance(page)).toMatch(/^\$9\.90/);
  await page.getByRole("button", { name: "Record payment" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Amount").fill("9.90");
  await dialog.getByLabel("Reference").fill("wire 11");
  await dialog.getByRole("button", { name: "Record payment" }).click();
  await page.getByRole("row", { name: /Paid.*wire 11.*-\$9\.90/ }).waitFor();
  await expect.poll(() => balance(page)).toMatch(/^\$0\.00/);
});

test("a statement of a week that has ended is read, filed and marked as paid", async () => {
  const [publisher] = await dashboard.session.list<Publisher>("/v1/publishers?search=Ada");
  const page = await dashboard.open(`/publishers/${publisher?.id}`);
  await page.getByLabel("Terms").selectOption("weekly");
  const week = page.getByRole("row", { name: /Overdue|To be paid/ }).last();
  await week.getByRole("button").click();
  const sheet = page.getByRole("dialog").first();
  for (const [name, type] of [
    ["PDF", "application/pdf"],
    ["CSV", "text/csv"],
  ] as const) {
    const href = await sheet.getByRole("link", { name }).getAttribute("href");
    const file = await page.request.get(`${dashboard.origin}${href}`);
    expect([file.status(), file.headers()["content-type"]]).toEqual([
      200,
      expect.stringContaining(type),
    ]);
  }
  await sheet.getByRole("button", { name: "Mark as paid" }).click();
  const form = page.getByRole("dialog", { name: "Mark as paid" });
  await form.getByLabel("Reference").fill("wire 12");
  await form.getByRole("button", { name: "Mark as paid" }).click();
  await page.getByText("Statement marked as paid").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("row", { name: /\bPaid$/ }).waitFor();
  await page.getByRole("row", { name: /Paid.*wire 12/ }).waitFor();
});

test("what an unknown word kept out is recorded once the event has got it as an alias", async () => {
  const link = await makeOffer("alias");
  const verdict = await report(link, "txid=a-1&event=depsit");
  expect(verdict).toMatchObject({ verdict: "rejected", reason: "X_EVENT_UNKNOWN" });
  const page = await dashboard.open(`/campaigns/${link.campaignId}`);
  await editPart(page, "event types", () => page.getByLabel("Also called").fill("depsit"));
  await page.goto(`${dashboard.origin}/received?txid=a-1`);
  await page
    .getByRole("row", { name: /Unknown event/ })
    .getByRole("button")
    .click();
  await page.getByRole("button", { name: "Judge again" }).click();
  await page.getByText(/By the rules of today: Recorded/).waitFor();
  await page.goto(`${dashboard.origin}/conversions?txid=a-1`);
  await page.getByRole("row", { name: /alias.*\$2\.00.*Approved/ }).waitFor();
});

test("what was typed into an editor is not lost by a slip, nor by the way back", async () => {
  const link = await makeOffer("slip");
  const page = await dashboard.open("/campaigns");
  await page.getByRole("link", { name: "slip" }).click();
  await page.waitForURL(`**/campaigns/${link.campaignId}`);
  await page.getByRole("button", { name: "Edit pixel maximum" }).click();
  const amount = page.getByLabel("Largest amount (USD)");
  await amount.fill("100");
  for (const leave of [() => page.keyboard.press("Escape"), () => page.goBack()]) {
    await leave();
    await page.getByRole("button", { name: "Keep editing" }).click();
    expect(await amount.inputValue()).toBe("100");
  }
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Above $100.00 a pixel's result waits for a person").waitFor();
});

test("the books are verified by a button, and a publisher checks a receipt without a network", async () => {
  const { conversionId, status } = await report(await makeOffer("receipt"), "txid=r-1&event=sale");
  expect(status).toBe("approved");
  const page = await dashboard.open("/health/verify");
  // The second hour waits for the button, however fast hours are counted.
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  await page.route("**/v1/verify-runs/*/continue", (route) => stopped.then(() => route.continue()));
  await page.getByRole("button", { name: "Verify now" }).click();
  // In the first quarter of an hour the one before has not come to rest.
  await page.getByText(/\d of 2[34]/).waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  stop();
  await page.getByText(/counted again so far, .* every one fits/).waitFor();
  await page.getByRole("button", { name: "Go on" }).waitFor();
  const fileOf = async (path: string) => (await page.request.get(dashboard.origin + path)).body();
  const mimeType = "text/plain";
  const files = {
    Receipts: await fileOf(`/v1/conversions/${conversionId}/receipt`),
    "Your own ids": Buffer.from("txid\nr-1\n"),
    "Public keys": await fileOf("/.well-known/receipt-keys.json"),
  };
  await page.goto(`${dashboard.origin}/check-receipts`);
  await page.getByRole("heading", { name: "Check receipts" }).waitFor();
  await page.context().setOffline(true);
  for (const [label, buffer] of Object.entries(files)) {
    const input = page.getByLabel(label, { exact: true });
    await input.setInputFiles({ name: label, mimeType, buffer });
  }
  await page.getByRole("button", { name: "Check" }).click();
  await page.getByText("Everything fits.").waitFor();
  await page.getByText(/sale approved, 2\.00 USD owed/).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
});

test("an owner compares the books with the event log, and restores what is missing: here nothing", async () => {
  expect((await report(await makeOffer("restore"), "txid=rs-1&event=sale")).status).toBe(
    "approved",
  );
  const page = await dashboard.open("/health/verify");
  const card = page.getByRole("region", { name: "Restore from the event log" });
  await card.getByRole("button", { name: "Compare" }).click();
  await card.getByText(/hours compared: every campaign counts what the log has/).waitFor();
  await card.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("button", { name: "Write what is missing" }).click();
  await card
    .getByText(/^0 clicks and 0 changes of results were missing and are written;/)
    .waitFor();
  expect(await seriousViolations(page)).toEqual([]);
});
