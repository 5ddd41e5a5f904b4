import type { ConversionExplanation } from "@cleverdrip/contract";
import { formatMicros, REPORT_ALIASES, type ReportField } from "@cleverdrip/core";
import { guessSentence } from "./attribution.ts";

/** What of a report a publisher may read: nothing that tells what the advertiser earns or how it signs. */
const SHOWN: readonly ReportField[] = ["clickId", "txid", "event", "status", "coupon", "eventAtMs"];
const SHOWN_NAMES: ReadonlySet<string> = new Set(SHOWN.flatMap((field) => REPORT_ALIASES[field]));
/** Reason codes; what members write is for themselves. */
const CODE = /^[A-Z][A-Z0-9_]*$/;

/**
 * The same explanation for one of those who share it: its own part, without revenue, the advertiser's parameters, other
 * publishers and what members noted.
 */
export function forPublisher(
  explained: ConversionExplanation,
  publisherId: string,
  ownEndpoints: ReadonlySet<string>,
): ConversionExplanation {
  const { conversion, received, attribution, ledger, history, deliveries } = explained;
  const credits = attribution.credits.filter((credit) => credit.publisherId === publisherId);
  const candidates = attribution.candidates.filter((touch) => touch.publisherId === publisherId);
  const latest = credits.at(-1);
  const isMain = conversion.publisherId === publisherId;
  return {
    ...explained,
    conversion: {
      ...conversion,
      publisherId,
      linkId: isMain ? conversion.linkId : (latest?.linkId ?? ""),
      // Another publisher's click is none of this one's business.
      clickId: isMain ? conversion.clickId : (latest?.clickId ?? ""),
      payoutMicros: sum(credits.map(({ payoutMicros }) => payoutMicros)),
      amountMicros: null,
      revenueMicros: null,
    },
    received: received.filter(
      ({ name }) =>
        SHOWN_NAMES.has(name.toLowerCase()) && (isMain || !CLICK_NAMES.has(name.toLowerCase())),
    ),
    attribution: {
      ...attribution,
      credits: credits.map((credit) => ({ ...credit, revenueMicros: null })),
      candidates,
      // How many clicks others had is theirs.
      sentence: attribution.isProbabilistic ? guessSentence(candidates) : attribution.sentence,
    },
    // A campaign's limits say what its advertiser buys.
    caps: isMain
      ? explained.caps.filter(({ scope, metric }) => scope !== "campaign" && metric !== "revenue")
      : [],
    payout: ownPayout(explained, publisherId, isMain, credits),
    ledger: ledger
      .filter((entry) => entry.publisherId === publisherId)
      .map((entry) => ({ ...entry, note: null })),
    history: history.map((line) => ({
      ...line,
      reason: CODE.test(line.reason) ? line.reason : "",
      actor: "",
    })),
    deliveries: deliveries.filter(({ endpointId }) => ownEndpoints.has(endpointId)),
  };
}

const CLICK_NAMES: ReadonlySet<string> = new Set<string>(REPORT_ALIASES.clickId);

/**
 * How the whole was priced is for those whose terms these are; what is shared ends with one's own part of it. The terms of
 * others, and what all of it pays, are not told.
 */
function ownPayout(
  { payout, attribution }: ConversionExplanation,
  publisherId: string,
  isMain: boolean,
  credits: ConversionExplanation["attribution"]["credits"],
): ConversionExplanation["payout"] {
  const { shared = [], ...whole } = payout;
  const other = shared.find((own) => own.publisherId === publisherId)?.steps ?? [];
  const steps = (isMain ? payout.steps : other).filter(
    ({ step }) => step !== "revenue" && step !== "manual-revenue",
  );
  if (credits.length === attribution.credits.length) return { ...whole, steps };
  const payoutMicros = sum(credits.map((credit) => credit.payoutMicros));
  const ppm = sum(credits.map((credit) => credit.ppm));
  const share = {
    step: "share",
    beforeMicros: steps.at(-1)?.afterMicros ?? null,
    afterMicros: payoutMicros,
    sentence: `It is shared: ${formatMicros(ppm * 100)} % of it is yours.`,
  };
  const isUnpriced = steps.length === 0 && isMain;
  return { ...whole, payoutMicros, steps: isUnpriced ? [] : [...steps, share] };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
