import type { ClickHoldDecide } from "@cleverdrip/contract";

type ClickDay = ClickHoldDecide["days"][number];

/** As the api is asked to decide on it. */
export function dayOf({ day, campaignId, publisherId }: ClickDay): ClickDay {
  return { day, campaignId, publisherId };
}

export function keyOf({ day, campaignId, publisherId }: ClickDay): string {
  return `${day} ${campaignId} ${publisherId}`;
}
