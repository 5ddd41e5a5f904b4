import { clickRatesOf } from "@cleverdrip/consumer/src/clicks/click-rates.ts";
import type { FactsDeps } from "@cleverdrip/consumer/src/facts-deps.ts";
import {
  readAttributionPolicy,
  readCampaignCounting,
  readCampaignTerms,
  readClickTerms,
  readLinkTerms,
  readListeners,
  readOwnClickRates,
  readWorkspaceSettings,
  type CampaignTerms,
  type Listeners,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { d1Over } from "../stores/d1.ts";
import type { Sqlite } from "../stores/sqlite.ts";
import { idsOf, openControl, WORKSPACES } from "./control.ts";
import type { Scenario } from "./scenarios.ts";

/** What does not change while schedules of a scenario run, read once by the code that reads it in production. */
export type Prepared = {
  readonly scenario: Scenario;
  readonly control: Sqlite;
  readonly settings: ReadonlyMap<string, WorkspaceSettings>;
  readonly linkNumbers: ReadonlyMap<string, number>;
  readonly linkTerms: ReadonlyMap<number, CampaignTerms>;
  readonly campaignTerms: ReadonlyMap<string, CampaignTerms>;
  readonly listeners: ReadonlyMap<string, Listeners>;
  readonly reads: Pick<FactsDeps, "countingOf" | "attributionOf" | "clickRates">;
};

export async function prepare(scenario: Scenario, schema: readonly string[]): Promise<Prepared> {
  const control = openControl(scenario, schema);
  const d1 = d1Over(control, async (work) => work());
  const settings = new Map<string, WorkspaceSettings>();
  const campaignTerms = new Map<string, CampaignTerms>();
  const listeners = new Map<string, Listeners>();
  for (const workspaceId of WORKSPACES) {
    const own = await readWorkspaceSettings(d1, workspaceId);
    if (own !== null) settings.set(workspaceId, own);
    const { campaignId, publisherIds } = idsOf(workspaceId);
    for (const publisherId of publisherIds) {
      const terms = await readCampaignTerms(d1, campaignId, publisherId);
      if (terms !== null) campaignTerms.set(`${campaignId}:${publisherId}`, terms);
      listeners.set(publisherId, await readListeners(d1, workspaceId, campaignId, publisherId));
    }
  }
  const { results } = control.execute("SELECT id, number FROM links", []);
  // As the statement says.
  const links = results as readonly { readonly id: string; readonly number: number }[];
  const linkNumbers = new Map(links.map(({ id, number }) => [id, number]));
  const linkTerms = await readLinkTerms(d1, [...linkNumbers.values()]);
  const reads = await readCounting(d1);
  return { scenario, control, settings, linkNumbers, linkTerms, campaignTerms, listeners, reads };
}

async function readCounting(d1: D1Database): Promise<Prepared["reads"]> {
  const rates = clickRatesOf({
    termsOf: (...key) => readClickTerms(d1, ...key),
    ownRates: (...key) => readOwnClickRates(d1, ...key),
  });
  const memo = <T>(read: (workspaceId: string, campaignId: string) => Promise<T>) => {
    const known = new Map<string, Promise<T>>();
    return (workspaceId: string, campaignId: string): Promise<T> => {
      const key = `${workspaceId}:${campaignId}`;
      const found = known.get(key) ?? read(workspaceId, campaignId);
      known.set(key, found);
      return found;
    };
  };
  const counting = memo((...key) => readCampaignCounting(d1, ...key));
  const ids = (workspaceId: string) => idsOf(workspaceId).publisherIds;
  const ratesOf = memo((workspaceId, campaignId) =>
    rates(workspaceId, campaignId, ids(workspaceId)),
  );
  return {
    countingOf: async (...key) => {
      const found = await counting(...key);
      if (found === null) throw new Error(`no campaign ${key.join(":")}`);
      return found;
    },
    attributionOf: memo((...key) => readAttributionPolicy(d1, ...key)),
    clickRates: (workspaceId, campaignId) => ratesOf(workspaceId, campaignId),
  };
}
