import type { FraudAppeal, ToldAppeal } from "@cleverdrip/contract";
import {
  clickDayKey,
  findFraudAppeal,
  readAppealedConversions,
  readAppealedDays,
  readHeldDay,
  type AppealedConversion,
  type AppealedDay,
  type FraudAppealRecord,
} from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { namesOf, type Names } from "./names.ts";

export async function shownAppeals(
  ctx: WorkspaceContext,
  records: readonly FraudAppealRecord[],
): Promise<FraudAppeal[]> {
  const { events, workspaceId } = ctx;
  const keys = records.map(({ conversionId }) => conversionId);
  const days = keys.flatMap((key) => readHeldDay(key) ?? []);
  const ids = keys.filter((key) => readHeldDay(key) === null);
  const [names, conversions, holds] = await Promise.all([
    namesOf(ctx, [...records, ...days]),
    readAppealedConversions(events, workspaceId, ids),
    readAppealedDays(events, workspaceId, days),
  ]);
  return records.map(({ workspaceId: _workspaceId, ...record }) => ({
    ...record,
    publisherName: names.publisher(record.publisherId),
    ...subjectOf(record.conversionId, { names, conversions, holds }),
  }));
}

export async function requireAppeal(ctx: WorkspaceContext, id: string): Promise<FraudAppeal> {
  const record = await findFraudAppeal(ctx.events, ctx.workspaceId, id);
  const [appeal] = record === null ? [] : await shownAppeals(ctx, [record]);
  if (appeal === undefined) throw notFound("appeal", id);
  return appeal;
}

/** As the publisher may read it. */
export function toldAppeal(record: FraudAppealRecord): ToldAppeal {
  const { id, atMs, text, answeredAtMs, answer, outcome } = record;
  return { id, atMs, text, answeredAtMs, answer, outcome };
}

type Known = {
  readonly names: Names;
  /** By id. */
  readonly conversions: ReadonlyMap<string, AppealedConversion>;
  /** By the day's key. */
  readonly holds: ReadonlyMap<string, AppealedDay>;
};

/** What it is about, a result or a day: nobody outside gets to see the day's key. */
function subjectOf(
  key: string,
  { names, conversions, holds }: Known,
): Pick<FraudAppeal, "conversionId" | "conversion" | "clickDay"> {
  const place = readHeldDay(key);
  if (place === null)
    return { conversionId: key, conversion: conversions.get(key) ?? null, clickDay: null };
  const { day, campaignId } = place;
  const campaignName = names.campaign(campaignId);
  const hold = holds.get(clickDayKey("held", place)) ?? null;
  return {
    conversionId: null,
    conversion: null,
    clickDay: { day, campaignId, campaignName, hold },
  };
}
