import { findClick, type Listeners } from "@cleverdrip/db";
import type { ConversionNews, Outbox } from "../conversions/outbox.ts";
import { deliveriesOf, type ClickOfChange } from "./deliveries-of.ts";
import { CLICK_PATIENCE_MS } from "./postback-payload.ts";
import { publisherChanges } from "./publisher-changes.ts";
import { toldFields, type ToldChange } from "./told-change.ts";

export type OutboxDeps = {
  readonly nowMs: number;
  readonly eventsOf: (shard: string) => D1Database;
  readonly listenersOf: (
    workspaceId: string,
    campaignId: string,
    publisherId: string,
  ) => Promise<Listeners>;
  /** How long publishers wait to hear of a result, from its receipt on: until it is judged. */
  readonly publishersWaitMs: (workspaceId: string, campaignId: string) => Promise<number>;
};

/** A click this old is stored, or never will be. */
const YOUNG_CLICK_MS = 10 * CLICK_PATIENCE_MS;

/** What is told of a change of a conversion, to be written in its transaction. */
export function outboxOf(deps: OutboxDeps): Outbox {
  return async (news) => {
    const told = await Promise.all(
      publisherChanges(news).map(({ change, isMain }) => tell(news, change, isMain, deps)),
    );
    return told.flat();
  };
}

/** Each publisher is told of its own part; who listens for the workspace is told once, of the whole. */
async function tell(
  { workspace, before: whole, after: result }: ConversionNews,
  change: ToldChange,
  isMain: boolean,
  { nowMs, eventsOf, listenersOf, publishersWaitMs }: OutboxDeps,
) {
  const { campaignId, publisherId, clickId, clickAtMs } = change.after;
  const { campaignName, endpoints } = await listenersOf(workspace.id, campaignId, publisherId);
  if (endpoints.length === 0) return [];
  const click = async (): Promise<ClickOfChange> => {
    const row = await findClick(eventsOf(workspace.eventsShard), workspace.id, clickId);
    const isYoung = nowMs - clickAtMs < YOUNG_CLICK_MS;
    return row ?? (isYoung && workspace.hotWindowDays > 0 ? "awaited" : null);
  };
  const context = { campaignName, timezone: workspace.timezone, nowMs, click };
  const common = isMain ? endpoints.filter((endpoint) => endpoint.publisherId === null) : [];
  const own = endpoints.filter((endpoint) => endpoint.publisherId !== null);
  const waitMs = own.length === 0 ? 0 : await publishersWaitMs(workspace.id, campaignId);
  const notBeforeMs = Math.max(nowMs, result.receivedAtMs + waitMs);
  const told = await deliveriesOf(change, own, context);
  return [
    ...(await deliveriesOf({ before: whole, after: toldFields(result) }, common, context)),
    ...told.map((delivery) => ({ ...delivery, notBeforeMs })),
  ];
}
