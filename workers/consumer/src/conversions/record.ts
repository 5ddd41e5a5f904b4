import type { ConversionEvent, ConversionVerdict } from "@cleverdrip/contract";
import { entityId, hourStartMs, judgeConversion, localDay, readHash } from "@cleverdrip/core";
import {
  recordConversion,
  type LinkTerms,
  type NewConversion,
  type StoredConversion,
} from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { conflictVerdict, duplicateVerdict, recordedVerdict, rejectedVerdict } from "./verdicts.ts";

type Payable = Extract<ReturnType<typeof judgeConversion>, { kind: "payable" }>;

/**
 * Judges a report whose click id is proven and stores it once. The verdict is what the ledger holds when this returns;
 * it throws when that cannot be said, and the same report may then be given again.
 */
export async function record(event: ConversionEvent, deps: FactsDeps): Promise<ConversionVerdict> {
  const link = await deps.linkTerms(event.linkNumber);
  if (link === null) {
    return rejectedVerdict(
      "X_CLICK_UNKNOWN",
      "the click id is ours, but its link does not exist any more",
    );
  }
  const decision = judgeConversion(event, link.terms);
  if (decision.kind === "rejected") {
    console.log({
      event: "conversion.rejected",
      workspaceId: link.workspace.id,
      reason: decision.reason,
    });
    return rejectedVerdict(decision.reason, decision.hint);
  }
  const conversion = await newConversion(event, link, decision, deps);
  await deps.appendLog({
    workspaceId: link.workspace.id,
    kind: "conversions",
    name: conversion.id,
    atMs: event.receivedAtMs,
    lines: [{ ...event, conversionId: conversion.id }],
  });
  const stored = await recordConversion(
    deps.eventsOf(link.workspace.eventsShard),
    link.workspace.id,
    conversion,
  );
  if (stored.attempt !== deps.attempt) return repeated(conversion, stored);
  await tell(link, conversion, deps);
  return recordedVerdict(stored);
}

async function newConversion(
  event: ConversionEvent,
  link: LinkTerms,
  { event: eventType, status, reason, steps }: Payable,
  deps: FactsDeps,
): Promise<NewConversion> {
  const dedupeKey = event.txid === null ? `c:${event.clickId}` : `t:${event.txid}`;
  const digest = await digestOf([link.workspace.id, eventType.id, dedupeKey]);
  const identity = await digestOf([
    link.workspace.id,
    eventType.id,
    dedupeKey,
    String(event.receivedAtMs),
  ]);
  return {
    id: entityId("cnv", event.receivedAtMs, identity),
    ledgerId: entityId("led", event.receivedAtMs, identity),
    eventTypeId: eventType.id,
    eventName: eventType.name,
    dedupeKey,
    txid: event.txid,
    clickId: event.clickId,
    clickAtMs: event.clickAtMs,
    atMs: event.receivedAtMs,
    day: localDay(link.workspace.timezone, event.receivedAtMs),
    hourMs: hourStartMs(event.receivedAtMs),
    receivedAtMs: event.receivedAtMs,
    attempt: deps.attempt,
    campaignId: link.campaignId,
    publisherId: link.publisherId,
    linkId: link.linkId,
    status,
    originalStatus: event.status,
    reason,
    currency: link.terms.currency,
    amountMicros: steps.amountMicros,
    revenueMicros: steps.revenueMicros,
    payoutMicros: steps.payoutMicros,
    payoutSteps: JSON.stringify(steps),
    via: event.via,
    setHash: readHash(digest),
  };
}

/** The key is taken: the same report again, or one that says something else about the same result. */
function repeated(wanted: NewConversion, stored: StoredConversion): ConversionVerdict {
  const isSameAmount = wanted.amountMicros === null || wanted.amountMicros === stored.amountMicros;
  if (!isSameAmount) return conflictVerdict(stored, wanted.amountMicros);
  return duplicateVerdict(stored, wanted.txid === null ? "X_DUP_CLICK" : "X_DUP_TXID");
}

async function tell(link: LinkTerms, conversion: NewConversion, deps: FactsDeps): Promise<void> {
  const {
    id,
    atMs,
    campaignId,
    publisherId,
    eventName,
    status,
    currency,
    revenueMicros,
    payoutMicros,
  } = conversion;
  await deps.notify(link.workspace, {
    type: "events",
    clicks: [],
    conversions: [
      {
        id,
        atMs,
        campaignId,
        publisherId,
        eventName,
        status,
        currency,
        revenueMicros,
        payoutMicros,
      },
    ],
  });
}

async function digestOf(parts: readonly string[]): Promise<Uint8Array> {
  const text = parts.map((part) => `${part.length}:${part}`).join("");
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
