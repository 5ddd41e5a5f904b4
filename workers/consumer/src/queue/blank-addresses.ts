import type { ClickEvent, ReceivedReport } from "@cleverdrip/contract";
import {
  addressPrefix,
  coarsenAddresses,
  readKeptAddress,
  writeKeptAddress,
} from "@cleverdrip/core";
import { findTerms } from "../conversions/find-terms.ts";
import { proofOf } from "../conversions/judge-opened.ts";
import { openReport } from "../conversions/open-report.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { bytesOf, keepBody, readBody, type KeptBody } from "./letter-body.ts";
import { writeKeptReport, type KeptReport } from "./kept-report.ts";
import { readAny } from "./read-any.ts";

export type BlankDeps = Pick<FactsDeps, "hashAddress" | "linkTerms" | "campaignTerms">;

const DAY_MS = 86_400_000;
/** A duplicate is looked for a day back at most. */
const CLICK_DAYS = [0, -1];
/** A guess is made by clicks of a day before an event, which may be older than its report, or by a clock's tolerance younger. */
const REPORT_DAYS = [1, 0, -1, -2];

/**
 * A body without addresses, which a replay takes as it would have taken the one that came: of an address stay its network and
 * the keyed hashes that it is compared by. What nobody can read keeps networks alone.
 */
export async function blankAddresses(kept: KeptBody, deps: BlankDeps): Promise<KeptBody> {
  if (kept.encoding === "described") return coarse(kept);
  const read = readAny(readBody(kept.body, kept.encoding));
  switch (read.kind) {
    case "clicks": {
      const clicks = await Promise.all(read.batch.clicks.map((click) => ofClick(click, deps)));
      return keepBody({ ...read.batch, clicks });
    }
    case "report":
      return read.report.ip === "" ? kept : keepBody(await ofReport(read.report, deps));
    case "kept-report":
    case "delivery":
      return kept;
    case "unreadable":
      return coarse(kept);
  }
}

async function ofClick(click: ClickEvent, deps: BlankDeps): Promise<ClickEvent> {
  return { ...click, ip: await keptOf(click.ip, click.atMs, CLICK_DAYS, deps) };
}

async function ofReport(report: ReceivedReport, deps: BlankDeps): Promise<object> {
  const ip = await keptOf(report.ip, report.receivedAtMs, REPORT_DAYS, deps);
  return writeKeptReport({ report: { ...report, ip }, known: await knownOf(report, deps) });
}

/** What is known of a report by what it says as it came: to be asked before any of that is taken out. */
export async function knownOf(
  report: ReceivedReport,
  deps: Pick<BlankDeps, "linkTerms" | "campaignTerms">,
): Promise<KeptReport["known"]> {
  const opened = await openReport(report);
  const found = await findTerms(opened, deps);
  const proven = found.kind === "found" ? proofOf(opened, null, found.campaign) : null;
  return { id: opened.id, proof: proven?.kind === "accepted" ? proven.proof : null };
}

async function keptOf(
  address: string,
  atMs: number,
  days: readonly number[],
  { hashAddress }: BlankDeps,
): Promise<string> {
  if (address === "" || readKeptAddress(address) !== null) return address;
  const hashes = days.map(async (day): Promise<[number, string]> => {
    const timeMs = atMs + day * DAY_MS;
    return [Math.floor(timeMs / DAY_MS), await hashAddress(address, timeMs)];
  });
  const prefix = addressPrefix(address);
  return writeKeptAddress({ prefix, hashes: new Map(await Promise.all(hashes)) });
}

/** Bytes are looked through as if each was a character: addresses are ASCII. */
function coarse(kept: KeptBody): KeptBody {
  if (kept.encoding !== "bytes") {
    const body = coarsenAddresses(kept.body);
    return { ...kept, body, bodyBytes: bytesOf({ ...kept, body }).byteLength };
  }
  const text = Array.from(bytesOf(kept), (byte) => String.fromCharCode(byte)).join("");
  const coarsened = coarsenAddresses(text);
  if (coarsened === text) return kept;
  return keepBody(Uint8Array.from(coarsened, (character) => character.charCodeAt(0)));
}
