import type { ConversionVerdict, NewConversion, ReceivedReport } from "@cleverdrip/contract";
import { nameClicks, type NamedClick } from "../clicks/name-clicks.ts";
import type { Facts } from "../consumer.ts";
import { invalidField } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { askConsumer } from "../ask-consumer.ts";

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

async function namedClick(ctx: WorkspaceContext, given: string): Promise<NamedClick> {
  const click = (await nameClicks(ctx, [given])).get(given) ?? "malformed";
  if (click === "malformed") throw invalidField("clickId", "is not a click id");
  if (click === "unknown") throw invalidField("clickId", "is no click of this workspace");
  return click;
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
