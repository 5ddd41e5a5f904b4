import type { Campaign, Link, NewCampaign, Publisher } from "@cleverdrip/contract";
import { testBatchOf, testClick, type TestWorkspace } from "@cleverdrip/testing";
import { cookieOf, send, sessionWith, type ApiSession } from "../scripts/api/session.ts";
import { SETUP_TOKEN, type FactsWorkers } from "./facts-workers.ts";

const CLICKS = 5_000;
const CLICKS_A_BATCH = 500;
/** Before now: more than the youngest click that a report may come for. */
const CLICK_AGE_MS = 600_000;
/** Never reached: what is measured is that it is asked about. */
const ROOMY_CAP = 100_000_000;

const person = {
  name: "Bench",
  email: "bench@network.example",
  password: "correct horse battery",
};
const campaign: NewCampaign = {
  name: "Bench",
  destinationUrl: "https://shop.example/?click_id={clickid}",
  currency: "USD",
  eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 4_000_000 } }],
};
const capped: Partial<NewCampaign> = {
  conversionPolicy: {
    caps: [
      {
        metric: "conversions",
        scope: "campaign",
        subjectId: null,
        period: "day",
        limit: ROOMY_CAP,
        isHard: true,
      },
    ],
  },
};

/** A workspace with two links, of a plain campaign and of one with a cap, whose clicks are stored; and who may look. */
export async function prepareFacts(workers: FactsWorkers): Promise<{ readonly cookie: string }> {
  const { api } = workers.origins;
  const body = { token: SETUP_TOKEN, workspaceName: "Bench", ...person };
  const cookie = cookieOf(await send(`${api}/v1/setup`, {}, body));
  const session = sessionWith(api, cookie);
  await addLink("plain", {}, session, workers);
  await addLink("capped", capped, session, workers);
  return { cookie };
}

async function addLink(
  name: string,
  change: Partial<NewCampaign>,
  session: ApiSession,
  { origins, control }: FactsWorkers,
): Promise<void> {
  const { id: campaignId } = await session.post<Campaign>("/v1/campaigns", {
    ...campaign,
    ...change,
    name,
  });
  const email = `${name}@publisher.example`;
  const { id: publisherId } = await session.post<Publisher>("/v1/publishers", { name, email });
  const { id: linkId } = await session.post<Link>("/v1/links", { campaignId, publisherId });
  const row = await control
    .prepare(`SELECT number, workspace_id AS workspaceId, slug FROM links WHERE id = ?`)
    .bind(linkId)
    .first<{ number: number; workspaceId: string; slug: string }>();
  if (row === null) throw new Error(`the api made link ${linkId}, but CONTROL does not have it`);
  const { number: linkNumber, ...own } = row;
  const ids = { ...own, campaignId, publisherId, linkId, linkNumber, eventTypeId: "" };
  const batches = await clickBatches(ids);
  await send(`${origins.reports}/clicks/${name}`, {}, { linkNumber, batches });
}

async function clickBatches(ids: TestWorkspace) {
  const atMs = Date.now() - CLICK_AGE_MS;
  const clicks = await Promise.all(Array.from({ length: CLICKS }, () => testClick(ids, { atMs })));
  return Array.from({ length: CLICKS / CLICKS_A_BATCH }, (_, i) =>
    testBatchOf(clicks.slice(i * CLICKS_A_BATCH, (i + 1) * CLICKS_A_BATCH)),
  );
}
