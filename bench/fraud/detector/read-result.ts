import type { SourceResult } from "@cleverdrip/core";
import type { ConversionLine } from "@cleverdrip/simulator";
import type { ReadClick } from "./read-click.ts";

/** A result as sources are judged by it; it is its click's publisher's. */
export function readResult(
  line: ConversionLine,
  { line: click, traits, kept }: ReadClick,
): SourceResult {
  return {
    id: line.ref,
    atMs: line.atMs,
    publisherId: click.publisher,
    campaignId: click.campaign,
    event: line.event,
    clickId: click.ref,
    clickAtMs: click.atMs,
    sub: kept.sub,
    traits,
    txid: line.txid,
    amountMicros: line.amountMicros ?? null,
    lead: line.leadHash ?? null,
    via: line.via,
    isTakenBack: false,
  };
}
