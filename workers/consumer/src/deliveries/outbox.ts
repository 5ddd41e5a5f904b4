import { findClick, type Listeners } from "@cleverdrip/db";
import type { Outbox } from "../conversions/outbox.ts";
import { deliveriesOf, type ClickOfChange } from "./deliveries-of.ts";
import { CLICK_PATIENCE_MS } from "./postback-payload.ts";

export type OutboxDeps = {
  readonly nowMs: number;
  readonly eventsOf: (shard: string) => D1Database;
  readonly listenersOf: (
    workspaceId: string,
    campaignId: string,
    publisherId: string,
  ) => Promise<Listeners>;
};

/** A click this old is stored, or never will be. */
const YOUNG_CLICK_MS = 10 * CLICK_PATIENCE_MS;

/** What is told of a change of a conversion, to be written in its transaction. */
export function outboxOf({ nowMs, eventsOf, listenersOf }: OutboxDeps): Outbox {
  return async ({ workspace, before, after }) => {
    const { campaignId, publisherId, clickId, clickAtMs } = after;
    const { campaignName, endpoints } = await listenersOf(workspace.id, campaignId, publisherId);
    if (endpoints.length === 0) return [];
    const click = async (): Promise<ClickOfChange> => {
      const row = await findClick(eventsOf(workspace.eventsShard), workspace.id, clickId);
      const isYoung = nowMs - clickAtMs < YOUNG_CLICK_MS;
      return row ?? (isYoung && workspace.hotWindowDays > 0 ? "awaited" : null);
    };
    const { timezone } = workspace;
    return deliveriesOf({ before, after }, endpoints, { campaignName, timezone, nowMs, click });
  };
}
