import type { ConversionExplanation } from "@cleverdrip/contract";
import { REPORT_ALIASES, type ReportField } from "@cleverdrip/core";

/** What of a report a publisher may read: nothing that tells what the advertiser earns or how it signs. */
const SHOWN: readonly ReportField[] = ["clickId", "txid", "event", "status", "coupon", "eventAtMs"];
const SHOWN_NAMES: ReadonlySet<string> = new Set(SHOWN.flatMap((field) => REPORT_ALIASES[field]));
/** Reason codes; what members write is for themselves. */
const CODE = /^[A-Z][A-Z0-9_]*$/;

/** The same explanation without revenue, the advertiser's parameters, other publishers and what members noted. */
export function forPublisher(
  explained: ConversionExplanation,
  ownEndpoints: ReadonlySet<string>,
): ConversionExplanation {
  const { conversion, received, attribution, payout, ledger, history, deliveries } = explained;
  return {
    ...explained,
    conversion: {
      ...conversion,
      amountMicros: null,
      revenueMicros: null,
    },
    received: received.filter(({ name }) => SHOWN_NAMES.has(name.toLowerCase())),
    attribution: {
      ...attribution,
      candidates: attribution.candidates.filter(
        (touch) => touch.publisherId === conversion.publisherId,
      ),
    },
    // A campaign's limits say what its advertiser buys.
    caps: explained.caps.filter(
      ({ scope, metric }) => scope !== "campaign" && metric !== "revenue",
    ),
    payout: {
      ...payout,
      steps: payout.steps.filter(({ step }) => step !== "revenue" && step !== "manual-revenue"),
    },
    ledger: ledger.map((entry) => ({ ...entry, note: null })),
    history: history.map((line) => ({
      ...line,
      reason: CODE.test(line.reason) ? line.reason : "",
      actor: "",
    })),
    deliveries: deliveries.filter(({ endpointId }) => ownEndpoints.has(endpointId)),
  };
}
