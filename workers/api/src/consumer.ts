import type {
  CampaignLive,
  ClickBatch,
  ConversionEvent,
  ConversionVerdict,
} from "@cleverdrip/contract";

/** What the api asks of the consumer over its service binding. */
export type Facts = {
  readonly storeClicks: (
    batches: readonly ClickBatch[],
  ) => Promise<{ readonly stored: number; readonly duplicates: number }>;
  readonly recordConversion: (event: ConversionEvent) => Promise<ConversionVerdict>;
  readonly runSchedule: () => Promise<void>;
};

/** A campaign's window object in the consumer. */
export type CampaignWindow = {
  readonly live: (nowMs: number, day: string) => Promise<CampaignLive>;
};
