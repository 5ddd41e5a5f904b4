import type { ClickEvent } from "@cleverdrip/contract";
import { unpackTraits } from "@cleverdrip/core";
import type { World } from "../world/world.ts";
import type { ClickRow, Facts } from "./facts.ts";

/** I1, I9, I10, I19: what was taken is there once, as it was, and nothing else is. */
export function checkClicks({ record, prepared }: World, facts: Facts): readonly string[] {
  const problems: string[] = [];
  for (const { batch, isTaken } of record.batches.values()) {
    for (const [workspaceId, clicks] of Map.groupBy(batch.clicks, (click) => click.workspaceId)) {
      const stored = facts.batches.get(`${workspaceId}:${batch.batchId}`);
      if (stored === undefined && isTaken)
        problems.push(`I9 batch ${batch.batchId} was taken and is not there`);
      if (stored !== undefined && stored !== clicks.length)
        problems.push(`I11 batch ${batch.batchId} counts ${stored} of ${clicks.length} clicks`);
    }
  }
  if (prepared.scenario.hotWindowDays === 0) {
    if (facts.clicks.length > 0)
      problems.push("I23 a workspace without a hot window has click rows");
    return problems;
  }
  const rows = new Map(facts.clicks.map((row) => [`${row.workspace_id}:${row.id}`, row]));
  if (rows.size !== facts.clicks.length) problems.push("I1 a click id is there twice");
  const due = facts.sent.filter(({ kind }) => kind === "click");
  for (const click of due) {
    const row = rows.get(`${click.workspaceId}:${click.id}`);
    if (row === undefined) problems.push(`I1 click ${click.id} is not there`);
    else problems.push(...differences(click, row));
  }
  if (rows.size > due.length) problems.push(`I1 ${rows.size} click rows for ${due.length} clicks`);
  return problems;
}

function differences(click: ClickEvent, row: ClickRow): readonly string[] {
  const pairs = [
    [click.atMs, row.at_ms],
    [click.campaignId, row.campaign_id],
    [click.publisherId, row.publisher_id],
    [click.linkId, row.link_id],
    [click.visitorId, row.visitor_id],
    [click.rttMs, unpackTraits(row.traits)?.rttMs],
  ];
  const isReasonKept =
    row.reason === click.reason || (click.reason === "OK" && row.reason === "D_CLICK");
  const isSame = pairs.every(([sent, stored]) => sent === stored) && isReasonKept;
  return isSame ? [] : [`I19 click ${click.id} is stored as another`];
}
