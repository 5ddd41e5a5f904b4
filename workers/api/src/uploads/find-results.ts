import { findEvent } from "@cleverdrip/core";
import {
  findKeyed,
  readCampaignEvents,
  type CampaignEvent,
  type ConversionRecord,
} from "@cleverdrip/db";
import { clickIdLinkNumber } from "../clicks/id-time.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import type { RowProblem, RowSaid, RowValues, SaidByRow } from "./row-reports.ts";

/** For rows that change a status: the one result that each of them means, named by what makes it unique. */
export async function findResults(
  ctx: WorkspaceContext,
  rows: readonly RowValues[],
): Promise<SaidByRow> {
  const { events: db, control, workspaceId } = ctx;
  const named = await readCampaignEvents(control, workspaceId, [
    ...new Set(rows.flatMap((values) => values.get("campaign_id") ?? [])),
  ]);
  const stored = await findKeyed(db, workspaceId, {
    keys: rows.flatMap((values) => keysOf(values, named)),
    clickIds: rows.flatMap((values) => values.get("click_id")?.toLowerCase() ?? []),
  });
  const campaignIds = [...new Set(stored.map(({ campaignId }) => campaignId))];
  const events = await readCampaignEvents(control, workspaceId, campaignIds);
  return new Map(rows.map((values) => [values, findResult(values, stored, events)]));
}

function keysOf(values: RowValues, events: readonly CampaignEvent[]): [string, string][] {
  const txid = values.get("txid");
  const campaignId = values.get("campaign_id");
  if (txid === undefined || values.has("click_id")) return [];
  return events
    .filter((event) => event.campaignId === campaignId)
    .map(({ id }): [string, string] => [id, `t:${txid}`]);
}

function findResult(
  values: RowValues,
  stored: readonly ConversionRecord[],
  events: readonly CampaignEvent[],
): RowSaid | RowProblem {
  const meant = stored.filter((row) => isMeant(row, values, events));
  const [only] = meant;
  if (only === undefined) return { reason: "NOT_FOUND", hint: NOT_FOUND };
  if (meant.length > 1) {
    const hint = `${meant.length} results fit this row; add the transaction id and the event`;
    return { reason: "AMBIGUOUS", hint };
  }
  return byKey(only, values.get("status") ?? "");
}

const NOT_FOUND =
  "no recorded result fits this row: look at its ids and event, or upload it as a new result first";

function isMeant(
  row: ConversionRecord,
  values: RowValues,
  events: readonly CampaignEvent[],
): boolean {
  const [txid, clickId] = [values.get("txid"), values.get("click_id")?.toLowerCase()];
  const campaignId = values.get("campaign_id");
  if (txid !== undefined && row.txid !== txid) return false;
  if (clickId !== undefined && row.clickId !== clickId) return false;
  if (campaignId !== undefined && row.campaignId !== campaignId) return false;
  const word = values.get("event");
  if (word === undefined) return true;
  const own = events.filter((event) => event.campaignId === row.campaignId);
  const found = findEvent(word, own);
  return found.kind === "found" && found.event.id === row.eventTypeId;
}

/** A report that meets this result and no other. */
function byKey(row: ConversionRecord, status: string): RowSaid | RowProblem {
  const { campaignId, eventTypeId, dedupeKey, txid, clickId, clickAtMs } = row;
  const event = ["event", eventTypeId] as const;
  const said = ["status", status] as const;
  if (txid !== null) {
    const parameters = [["campaign_id", campaignId], event, ["txid", txid], said] as const;
    return { parameters, click: null };
  }
  if (dedupeKey !== `c:${clickId}`) {
    const hint =
      "this result has neither a transaction id nor a click to itself; change it among the conversions";
    return { reason: "AMBIGUOUS", hint };
  }
  const click = { clickId, atMs: clickAtMs, linkNumber: clickIdLinkNumber(clickId) };
  return { parameters: [["click_id", clickId], event, said], click };
}
