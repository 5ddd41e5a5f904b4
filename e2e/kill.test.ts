import { readFileSync } from "node:fs";
import type { Balance, Campaign, Link, NewCampaign, Publisher, Report } from "@cleverdrip/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiSession, signIn } from "../scripts/api/session.ts";
import { clickIdIn } from "../scripts/simulate/click-id-in.ts";
import { clickOnce, streamClicks } from "./support/click-stream.ts";
import { freePort } from "./support/free-port.ts";
import { runProduct, type RunningProduct } from "./support/product.ts";
import { newStateFolder, removeStateFolder } from "./support/state-folder.ts";
import { readStoredEvents, type StoredEvents } from "./support/stored-events.ts";

/** `npm run kill-test` sets ten. */
const kills = Number(process.env["KILLS"] ?? "3");
const perSecond = 200;
/** Clicks before the first kill; each later one comes at another point. */
const firstKillAfter = 400;
const laterBy = 67;
/** A line of the log follows its answer: so many may be on their way when the kill begins. */
const unloggedAtMost = perSecond / 10;

const campaign: NewCampaign = {
  name: "Killed",
  destinationUrl: "https://shop.example/?click_id={clickid}",
  currency: "USD",
  eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 1_000_000 } }],
};

/** Isolates of runs before the present one. */
const ofBefore = new Set<string>();
let folder: string;
let port: number;
let product: RunningProduct;

beforeAll(async () => {
  folder = newStateFolder();
  for (const { isolate } of readStoredEvents(folder).messages) ofBefore.add(isolate);
  port = await freePort();
  product = await runProduct(folder, port);
});

afterAll(async () => {
  await product?.end();
  removeStateFolder(folder);
});

async function createLink(session: ApiSession): Promise<Link> {
  const { id: campaignId } = await session.post<Campaign>("/v1/campaigns", campaign);
  const person = { name: "Killed", email: "killed@publisher.example" };
  const { id: publisherId } = await session.post<Publisher>("/v1/publishers", person);
  return session.post<Link>("/v1/links", { campaignId, publisherId });
}

/** From yesterday to tomorrow. */
function range(): string {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return `from=${day(Date.now() - 86_400_000)}&to=${day(Date.now() + 86_400_000)}`;
}

async function reportedClicks(session: ApiSession, { campaignId }: Link, groupBy: string) {
  const path = `/v1/reports?${range()}&groupBy=${groupBy}&campaignId=${campaignId}`;
  return (await session.get<Report>(path)).totals.grossClicks;
}

async function reportedMissing(session: ApiSession): Promise<number> {
  return (await session.get<Balance>(`/v1/balance?${range()}`)).totals.missing;
}

/** What the server wrote before it was killed: a file outlives whoever writes to it. */
function serverLog(): string {
  return readFileSync(`${folder}/server.log`, "utf8");
}

/** Redirects that the server says it has answered. */
function loggedRedirects(link: Link): number {
  return serverLog().split(`GET ${new URL(link.url).pathname} 302 `).length - 1;
}

/** The message counts that the local queue printed for what it had acknowledged. */
function acknowledgedMessages(): number {
  const lines = serverLog().matchAll(/QUEUE cleverdrip-clicks (\d+)\/\d+/g);
  return [...lines].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** The same for clicks of one moment. */
function momentOf(clickId: string): string {
  return clickId.slice(0, 8);
}

/** What was stored of one run, by what its isolates counted: `gap` is missing before the last message that was stored. */
function accountOf({ clicks, messages }: StoredEvents, known: ReadonlySet<string>) {
  const own = messages.filter(({ isolate }) => !known.has(isolate));
  const byIsolate = Map.groupBy(own, ({ isolate }) => isolate);
  const emitted = [...byIsolate.values()].reduce(
    (sum, list) => sum + Math.max(...list.map((message) => message.emitted)),
    0,
  );
  const count = own.reduce((sum, message) => sum + message.clicks, 0);
  const lost = own.reduce((sum, message) => sum + message.lost, 0);
  const stored = clicks.filter(({ isolate }) => byIsolate.has(isolate)).map(({ id }) => id);
  const isolates = [...byIsolate.keys()];
  return { isolates, messages: own.length, count, gap: emitted - count - lost, stored };
}

/**
 * Kills the product once so many clicks were redirected and its log has kept up with them. Says which were, how many heard so after
 * the kill had begun (its processes die one after another, so that an answer may go out and its line not), and how many heard nothing.
 */
async function killAmidClicks(link: Link, count: number) {
  const first = [clickIdIn(product.postback), await clickOnce(link.url)].map(String);
  const stream = streamClicks(link.url, perSecond);
  await stream.reaches(count);
  let heard = 0;
  const unlogged = () => (heard = stream.answered.length) - loggedRedirects(link);
  await expect.poll(unlogged, { interval: 5, timeout: 20_000 }).toBeLessThan(unloggedAtMost);
  expect(stream.refused).toEqual([]);
  await product.kill();
  const unanswered = (await stream.stop()) + stream.refused.length;
  const late = stream.answered.length - heard;
  return { answered: [...first, ...stream.answered], late, unanswered };
}

test(
  "killed amid 200 clicks a second, again and again, it has counted once what it acknowledged and misses only what it had in memory",
  { timeout: 120_000 + kills * 60_000 },
  async () => {
    const session = await signIn(product.dashboard, product);
    const link = await createLink(session);
    const books = { counted: 0, gaps: 0, acknowledged: 0 };
    for (let kill = 0; kill < kills; kill += 1) {
      const ofTheDemo = clickIdIn(product.postback);
      const { answered, late, unanswered } = await killAmidClicks(
        link,
        firstKillAfter + kill * laterBy,
      );
      const acknowledged = acknowledgedMessages();
      const account = accountOf(readStoredEvents(folder), ofBefore);
      for (const isolate of account.isolates) ofBefore.add(isolate);

      // Messages that it has beside those that were acknowledged had just been stored.
      expect(account.messages).toBeGreaterThanOrEqual(acknowledged);
      expect(account.stored).toHaveLength(account.count);
      const isStored = new Set(account.stored);
      const missing = answered.filter((id) => !isStored.has(id));
      const unheard = account.count - (answered.length - missing.length);
      // Stored, and cut off on the way back to the visitor.
      expect(unheard).toBeLessThanOrEqual(unanswered);
      // Up to the last message that was stored the counters say how many are missing; all that came after it was in memory.
      const newest = account.stored.map(momentOf).toSorted().at(-1) ?? "";
      expect(missing.filter((id) => momentOf(id) < newest).length).toBeLessThanOrEqual(account.gap);
      expect(missing.filter((id) => momentOf(id) <= newest).length).toBeGreaterThanOrEqual(
        account.gap,
      );

      // Locally the server's own log tells what is missing, also of those after the last message that was stored.
      const counted = account.stored.filter((id) => id !== ofTheDemo).length;
      const told = loggedRedirects(link) - counted;
      const lost = missing.filter((id) => id !== ofTheDemo).length;
      expect(told - lost).toBeLessThanOrEqual(unanswered);
      expect(lost - told).toBeLessThanOrEqual(unanswered + late + unloggedAtMost);

      product = await runProduct(folder, port);
      books.counted += counted;
      books.gaps += account.gap;
      books.acknowledged += acknowledged;
      for (const groupBy of ["hour", "day", "country"])
        expect(await reportedClicks(session, link, groupBy)).toBe(books.counted);
      expect(await reportedMissing(session)).toBe(books.gaps);
    }
    expect(books.acknowledged).toBeGreaterThan(kills);
  },
);
