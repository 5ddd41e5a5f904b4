import type { CampaignLive, FactsRpc } from "@cleverdrip/contract";

/** What the api asks of the consumer over its service binding. */
export type Facts = FactsRpc;

/** A campaign's window object in the consumer. */
export type CampaignWindow = {
  readonly live: (nowMs: number, day: string) => Promise<CampaignLive>;
};
