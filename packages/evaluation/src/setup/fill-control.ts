import {
  createFirstWorkspace,
  insertCampaign,
  insertLink,
  insertPublisher,
  putFraudPolicy,
  putRates,
} from "@cleverdrip/db";
import type { Survey } from "../lines/survey.ts";
import { ratesOf } from "./rates.ts";
import { auditOf, campaignRecord, idOf, publisherRecord, WORKSPACE_ID } from "./records.ts";

/** What lines name by refs, as the product knows it. */
export type Names = {
  /** By `linkKey` of campaign and publisher. */
  readonly slugs: ReadonlyMap<string, string>;
  readonly campaignIds: ReadonlyMap<string, string>;
  /** By id, for what is told of them. */
  readonly publisherRefs: ReadonlyMap<string, string>;
};

export function linkKey(campaign: string, publisher: string): string {
  return JSON.stringify([campaign, publisher]);
}

/**
 * Writes a file's campaigns, publishers and links as the api would have written them. `rulesVersion`: of the rule set that
 * judges, null = the newest.
 */
export async function fillControl(
  control: D1Database,
  survey: Survey,
  rulesVersion: number | null = null,
): Promise<Names> {
  const { setup, events, firstMs: nowMs } = survey;
  let audits = 0;
  const audit = (entity: Parameters<typeof auditOf>[0], id: string) => {
    audits += 1;
    return auditOf(entity, id, audits, nowMs);
  };
  await createWorkspace(control, setup.campaigns[0]?.currency ?? "USD", nowMs);
  const campaignIds = new Map<string, string>();
  for (const [place, campaign] of setup.campaigns.entries()) {
    const record = campaignRecord(campaign, place, events, nowMs);
    campaignIds.set(campaign.ref, record.id);
    await insertCampaign(control, WORKSPACE_ID, record, audit("campaign", record.id));
  }
  const publisherIds = new Map<string, string>();
  for (const [place, publisher] of setup.publishers.entries()) {
    const record = publisherRecord(publisher, place, nowMs);
    publisherIds.set(publisher.ref, record.id);
    await insertPublisher(control, WORKSPACE_ID, record, audit("publisher", record.id));
  }
  const slugs = new Map<string, string>();
  for (const [place, key] of survey.links.entries()) {
    // Written by the survey: refs of the setup.
    const [campaign = "", publisher = ""] = JSON.parse(key) as readonly string[];
    const slug = `link-${place + 1}`;
    slugs.set(key, slug);
    const id = idOf("lnk", place);
    const of = {
      campaignId: campaignIds.get(campaign) ?? "",
      publisherId: publisherIds.get(publisher) ?? "",
    };
    await insertLink(control, WORKSPACE_ID, linkRecord(id, slug, of, nowMs), audit("link", id));
  }
  const rates = ratesOf(survey);
  if (rates.length > 0)
    await putRates(control, WORKSPACE_ID, rates, audit("workspace", WORKSPACE_ID));
  const policy = rulesVersion === null ? {} : { rulesVersion };
  await putFraudPolicy(control, WORKSPACE_ID, "", policy, audit("workspace", WORKSPACE_ID));
  const publisherRefs = new Map([...publisherIds].map(([ref, id]) => [id, ref]));
  return { slugs, campaignIds, publisherRefs };
}

function linkRecord(
  id: string,
  slug: string,
  of: { readonly campaignId: string; readonly publisherId: string },
  nowMs: number,
) {
  return {
    id,
    slug,
    ...of,
    domainId: null,
    status: "active",
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    aliases: [],
  } as const;
}

async function createWorkspace(
  control: D1Database,
  currency: string,
  nowMs: number,
): Promise<void> {
  const created = await createFirstWorkspace(control, {
    atMs: nowMs,
    user: { id: "evaluation", name: "Evaluation", email: "evaluation@cleverdrip.example" },
    accountId: "evaluation",
    passwordHash: "",
    memberId: "evaluation",
    workspace: {
      id: WORKSPACE_ID,
      name: "Evaluation",
      slug: "evaluation",
      timezone: "UTC",
      currency,
      eventsShard: "EVENTS",
    },
  });
  if (created !== "created") throw new Error("the databases of an evaluation begin empty");
}
