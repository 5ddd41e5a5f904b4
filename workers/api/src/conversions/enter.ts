import type { ConversionVerdict, NewConversion, ReceivedReport } from "@cleverdrip/contract";
import { findClick, findLinkIdByNumber } from "@cleverdrip/db";
import { clickIdLinkNumber, clickIdTimeMs } from "../clicks/id-time.ts";
import type { Facts } from "../consumer.ts";
import { CLICK_ID } from "../http/cursor.ts";
import { invalidField } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { askConsumer } from "../ask-consumer.ts";

/** A click's row may be this much behind its click: batches wait in a queue. */
const ON_ITS_WAY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Entered by a member, a report needs no token; everything else about it is judged as if a postback had brought it. */
export async function enterConversion(
  ctx: WorkspaceContext,
  input: NewConversion,
  facts: Pick<Facts, "takeReport">,
): Promise<ConversionVerdict> {
  const click = input.clickId === undefined ? null : await namedClick(ctx, input.clickId);
  if (click === null && (input.campaignId ?? "") === "")
    throw invalidField("clickId", "name a click, or a campaign with a publisher or a coupon");
  const report: ReceivedReport = {
    v: 2,
    kind: "report",
    receivedAtMs: ctx.nowMs,
    via: "manual",
    workspaceId: ctx.workspaceId,
    parameters: parametersOf(input),
    query: null,
    ip: "",
    host: "",
    click,
    clickProblem: click === null ? "missing" : null,
  };
  const { returnBody: _, ...verdict } = await askConsumer("enter-conversion", () =>
    facts.takeReport(report),
  );
  return verdict;
}

/**
 * A click that a member names. It is not proven by its MAC, whose keys are the tracker's: its row is there, or it is too
 * old or too new to have one and its link is the workspace's.
 */
async function namedClick(
  ctx: WorkspaceContext,
  given: string,
): Promise<NonNullable<ReceivedReport["click"]>> {
  const clickId = given.toLowerCase();
  const linkNumber = clickIdLinkNumber(clickId);
  const atMs = clickIdTimeMs(clickId);
  if (!CLICK_ID.test(clickId) || Number.isNaN(linkNumber) || Number.isNaN(atMs))
    throw invalidField("clickId", "is not a click id");
  const { control, events, workspaceId, nowMs, workspace } = ctx;
  const linkId = await findLinkIdByNumber(control, workspaceId, linkNumber);
  const ageMs = nowMs - atMs;
  const hasRow = ageMs > ON_ITS_WAY_MS && ageMs < workspace.hotWindowDays * DAY_MS;
  const isKnown =
    linkId !== null && (!hasRow || (await findClick(events, workspaceId, clickId)) !== null);
  if (!isKnown) throw invalidField("clickId", "is no click of this workspace");
  return { clickId, atMs, linkNumber };
}

/** In the spelling of postbacks, so that the received log reads the same whoever reported. */
function parametersOf(input: NewConversion): [string, string][] {
  const { clickId, txid, event, amountMicros, currency, status, coupon, eventAtMs } = input;
  const given: readonly [string, string | undefined][] = [
    ["click_id", clickId?.toLowerCase()],
    ["txid", txid],
    ["event", event],
    ["amount", amountMicros === undefined ? undefined : decimal(amountMicros)],
    ["currency", currency],
    ["status", status],
    ["coupon", coupon],
    ["ts", eventAtMs === undefined ? undefined : new Date(eventAtMs).toISOString()],
    ["campaign_id", input.campaignId],
    ["publisher_id", input.publisherId],
  ];
  return given.flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
}

/** 3300000 is `3.300000`. */
function decimal(micros: number): string {
  return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, "0")}`;
}
