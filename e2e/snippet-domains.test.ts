import type {
  Campaign,
  ConversionRow,
  Domain,
  Link,
  Page,
  Publisher,
  ReceivedRow,
} from "@cleverdrip/contract";
import { snippetPaths, snippetTag } from "@cleverdrip/pixel";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { openSites, type Sites } from "./support/sites.ts";
import { browserAgent } from "../scripts/local/browser-agent.ts";
import { created, startWorkers, type Workers } from "./support/workers.ts";

const names = { scriptPath: "/assets/shop-7.js", eventPath: "/assets/in" };
const usual = { scriptPath: snippetPaths.script, eventPath: snippetPaths.event };
const soon = { timeout: 15_000 };

let workers: Workers;
let sites: Sites;
let browser: Browser;

beforeAll(async () => {
  [workers, sites, browser] = await Promise.all([startWorkers(), openSites(), launchBrowser()]);
});

afterAll(async () => {
  await Promise.all([browser?.close(), sites?.stop(), workers?.stop()]);
});

/**
 * A shop of its own site whose pages carry the snippet of its own tracking domain, and a link to it there; its results
 * are taken from its own pages alone.
 */
async function openShop(name: string, own: typeof names | null) {
  const hostname = `go.${name}.localhost`;
  const tracker = `http://${hostname}:${workers.port}`;
  const domain = await created<Domain>(await workers.post("/v1/domains", { hostname, ...own }));
  const { id: campaignId } = await created<Campaign>(
    await workers.post("/v1/campaigns", {
      name,
      destinationUrl: `${sites.address(name, `/${name}`)}?click_id={clickid}`,
      currency: "USD",
      eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 4_000_000 } }],
      conversionPolicy: { pixelSites: [`${name}.localhost`] },
    }),
  );
  const person = { name, email: `${name}@publisher.example` };
  const { id: publisherId } = await created<Publisher>(
    await workers.post("/v1/publishers", person),
  );
  const { slug } = await created<Link>(
    await workers.post("/v1/links", { campaignId, publisherId, domainId: domain.id }),
  );
  const tag = snippetTag(tracker, (own ?? usual).scriptPath);
  const sale = `cd("conversion", { txid: "${name}", event: "sale", amount: 49.9 })`;
  sites.addPage(`/${name}`, `<head>${tag}</head><a href="/${name}/thanks">Buy</a>`);
  sites.addPage(
    `/${name}/thanks`,
    `<head>${tag}</head><script>${sale};${sale}</script><h1>Thanks</h1>`,
  );
  return { name, link: `${tracker}/${slug}` };
}

/** A visitor, and where the pages' events went. */
async function openVisitor() {
  const context = await browser.newContext({ userAgent: browserAgent });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const posted: string[] = [];
  context.on("request", (request) => {
    const { hostname, pathname } = new URL(request.url());
    if (request.method() === "POST") posted.push(`${hostname}${pathname}`);
  });
  return { page, posted };
}

async function find<T>(list: "conversions" | "received", txid: string): Promise<readonly T[]> {
  const { data } = await workers.get<Page<T>>(`/v1/${list}?txid=${txid}`);
  return data;
}

const recorded = (txid: string) => find<ConversionRow>("conversions", txid);
const verdicts = async (txid: string) =>
  (await find<ReceivedRow>("received", txid)).map(({ verdict, site }) => `${verdict} ${site}`);

test("two shops with two tracking domains: each snippet reports to its own domain by its names there, each sale counts once", async () => {
  const first = await openShop("first", null);
  const second = await openShop("second", names);
  const { page, posted } = await openVisitor();
  for (const { name, link } of [first, second]) {
    await page.goto(link);
    await page.getByRole("link", { name: "Buy" }).click();
    await page.getByRole("heading", { name: "Thanks" }).waitFor();
    await expect.poll(() => verdicts(name), soon).toEqual([`recorded ${name}.localhost`]);
    await page.reload();
    await expect
      .poll(() => verdicts(name), soon)
      .toEqual([`duplicate ${name}.localhost`, `recorded ${name}.localhost`]);
    expect(await recorded(name)).toMatchObject([
      { via: "snippet", status: "approved", payoutMicros: 4_000_000 },
    ]);
  }
  // The landing page, whose cookie the thank-you page reads, has nothing to say.
  expect(posted).toEqual([
    "go.first.localhost/e",
    "go.first.localhost/e",
    "go.second.localhost/assets/in",
    "go.second.localhost/assets/in",
  ]);
});

test("a sale that a page of another site reports waits, and its own shop's report of it releases it", async () => {
  const { link } = await openShop("third", { ...names, eventPath: "/assets/out" });
  const { page } = await openVisitor();
  await page.goto(link);
  const clickId = new URL(page.url()).searchParams.get("click_id") ?? "";
  await page.goto(`${sites.address("copycat", "/third/thanks")}?click_id=${clickId}`);
  await expect
    .poll(() => recorded("third"), soon)
    .toMatchObject([{ status: "hold", reason: "H_REVIEW", clickId }]);
  await page.goto(sites.address("third", "/third/thanks"));
  await expect.poll(() => recorded("third"), soon).toMatchObject([{ status: "approved" }]);
});
