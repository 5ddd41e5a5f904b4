import type { ConversionEvent, ConversionVerdict } from "@cleverdrip/contract";
import { verifyClickId, type PostbackParameters } from "@cleverdrip/core";
import type { TrackerDeps } from "../deps.ts";
import { readParameters } from "./read-parameters.ts";

export type PostbackOutcome =
  | { readonly kind: "judged"; readonly verdict: ConversionVerdict }
  /** The ledger is out of reach, the event is safely queued. */
  | { readonly kind: "queued"; readonly verdict: ConversionVerdict }
  /** Nothing holds the event: the caller must send it again. */
  | { readonly kind: "unavailable" };

type Via = ConversionEvent["via"];

/** Takes a conversion report. A click id that is not ours is refused before anything is read or written. */
export async function takeReport(
  request: Request,
  query: string,
  via: Via,
  deps: TrackerDeps,
  nowMs: number,
): Promise<PostbackOutcome> {
  const read = await readParameters(request, query);
  if (read.kind === "unreadable") return refused("X_CLICK_UNKNOWN", read.hint);
  const { clickId } = read.parameters;
  if (clickId === null) {
    return refused(
      "X_CLICK_UNKNOWN",
      "click_id is missing; send the value that {clickid} put into your URL",
    );
  }
  const click = await verifyClickId(clickId, deps.keys());
  switch (click.kind) {
    case "malformed":
      return refused(
        "X_CLICK_UNKNOWN",
        "click_id must be the 32 characters that {clickid} put into your URL",
      );
    case "forged":
      return refused(
        "X_CLICK_FORGED",
        "this click_id was not issued here, or was changed on its way",
      );
    case "verified":
      return settle(conversionEvent(read.parameters, click, via, nowMs), deps);
  }
}

function conversionEvent(
  { txid, event, amount, currency, status }: PostbackParameters,
  click: { readonly clickId: string; readonly atMs: number; readonly linkNumber: number },
  via: Via,
  receivedAtMs: number,
): ConversionEvent {
  return {
    v: 1,
    kind: "conversion",
    receivedAtMs,
    via,
    clickId: click.clickId,
    clickAtMs: click.atMs,
    linkNumber: click.linkNumber,
    txid,
    event,
    amount,
    currency,
    status,
  };
}

async function settle(event: ConversionEvent, deps: TrackerDeps): Promise<PostbackOutcome> {
  try {
    return { kind: "judged", verdict: await deps.recordConversion(event) };
  } catch (error) {
    console.error({
      event: "conversion.ledger-failed",
      clickId: event.clickId,
      error: String(error),
    });
  }
  try {
    await deps.queueConversion(event);
    const hint =
      "the ledger is briefly out of reach; the event is stored and will be judged within minutes";
    return { kind: "queued", verdict: verdict("accepted", "OK", hint) };
  } catch (error) {
    console.error({ event: "conversion.refused", clickId: event.clickId, error: String(error) });
    return { kind: "unavailable" };
  }
}

function refused(reason: string, hint: string): PostbackOutcome {
  return { kind: "judged", verdict: verdict("rejected", reason, hint) };
}

function verdict(
  kind: ConversionVerdict["verdict"],
  reason: string,
  hint: string,
): ConversionVerdict {
  return {
    verdict: kind,
    reason,
    conversionId: null,
    status: null,
    payoutMicros: null,
    revenueMicros: null,
    currency: null,
    hint,
  };
}
