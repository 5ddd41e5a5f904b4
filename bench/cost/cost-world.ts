import { setTimeout as delay } from "node:timers/promises";
import type { Campaign, Link, Me, NewCampaign, Publisher } from "@cleverdrip/contract";
import { type ApiSession, cookieOf, send, sessionWith } from "../../scripts/api/session.ts";
import { SETUP_TOKEN } from "../facts-workers.ts";
import { startCostWorkers, takeUsage, type CostWorkers } from "./cost-workers.ts";

const PUBLISHERS = 10;

const person = {
  name: "Bench",
  email: "bench@network.example",
  password: "correct horse battery",
};
const campaign: NewCampaign = {
  name: "Bench",
  destinationUrl: "https://shop.example/?click_id={clickid}&placement={sub1}",
  currency: "USD",
  eventTypes: [{ name: "sale", payout: { model: "cpa", amountMicros: 4_000_000 } }],
};

export type CostWorld = {
  readonly workers: CostWorkers;
  readonly workspaceId: string;
  /** Of ten links, a publisher's each, of one campaign. */
  readonly slugs: readonly string[];
};

/** A workspace that keeps its clicks for so many days. What made it is not counted. */
export async function withCostWorld<T>(
  hotWindowDays: number,
  work: (world: CostWorld) => Promise<T>,
): Promise<T> {
  const workers = await startCostWorkers();
  try {
    const { api } = workers.origins;
    const body = { token: SETUP_TOKEN, workspaceName: "Bench", timezone: "UTC", ...person };
    const session = sessionWith(api, cookieOf(await send(`${api}/v1/setup`, {}, body)));
    await session.patch("/v1/workspace", { hotWindowDays });
    const slugs = await addLinks(session);
    const { workspace } = await session.get<Me>("/v1/me");
    // What the api does behind its answers is over by then.
    await delay(100);
    await takeUsage(workers);
    return await work({ workers, workspaceId: workspace.id, slugs });
  } finally {
    await workers.stop();
  }
}

async function addLinks(session: ApiSession): Promise<readonly string[]> {
  const { id: campaignId } = await session.post<Campaign>("/v1/campaigns", campaign);
  const slugs: string[] = [];
  for (let i = 0; i < PUBLISHERS; i += 1) {
    const own = { name: `Publisher ${i}`, email: `p${i}@publisher.example` };
    const { id: publisherId } = await session.post<Publisher>("/v1/publishers", own);
    slugs.push((await session.post<Link>("/v1/links", { campaignId, publisherId })).slug);
  }
  return slugs;
}
