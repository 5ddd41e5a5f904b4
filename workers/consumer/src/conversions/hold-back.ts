import {
  isBrowser,
  isHeld,
  isSiteListed,
  type ConversionReason,
  type ConversionStatus,
} from "@cleverdrip/core";
import type { ReportCase } from "./report-case.ts";

/** Why a result is not approved yet although it was reported so; `hint` is a sentence for the sender. */
export type HoldBack = { readonly reason: ConversionReason; readonly hint: string };

/** What keeps an approval from happening, and where the conversion ends instead. */
export type Barrier = HoldBack & { readonly instead: "hold" | "rejected" };

/** A result that a person should look at before it is paid, as far as its report tells. */
export function reviewOf(own: ReportCase): HoldBack | null {
  const { opened, campaign, judged, proof } = own;
  const { report } = opened;
  const { maxPixelAmountMicros: most, pixelSites } = campaign.terms.policy;
  if (proof === "weak") {
    return review("a browser cannot prove itself, which this campaign asks for");
  }
  if (isBrowser(report.via) && !isSiteListed(report.site ?? null, pixelSites)) {
    return review(`a page of ${report.site} reported it, which is none of this campaign's sites`);
  }
  if (isBrowser(report.via) && most !== null && (judged.saleMicros ?? 0) > most) {
    return review("the amount is above what this campaign takes from a browser");
  }
  if (isUntied(own)) {
    return review("without a click id only a token or signature of the campaign proves a result");
  }
  return null;
}

/** Nothing ties it to a click: neither its sender nor, by a click id, our cookie or its browser, the visitor. */
export function isUntied({ proof, opened, journey }: ReportCase): boolean {
  return proof === "open" && opened.report.click === null && !journey.isByVisitor;
}

/** Until when the holding period keeps it back. */
export function holdingOf(heldUntilMs: number | null, nowMs: number): HoldBack | null {
  if (heldUntilMs === null || !isHeld(heldUntilMs, nowMs)) return null;
  const hint = `it is approved when its holding period ends, on ${new Date(heldUntilMs).toISOString()}`;
  return { reason: "H_HOLD_PERIOD", hint };
}

export type Moved = {
  readonly steps: readonly ConversionStatus[];
  readonly waiting: readonly ConversionStatus[];
};

/** Statuses that stop before the approval, which has to wait; what came after it waits with it. */
export function stopBeforeApproval(
  from: ConversionStatus,
  { steps, waiting }: Moved,
  instead: "hold" | "rejected",
): Moved {
  const at = steps.indexOf("approved");
  if (at === -1) return { steps, waiting };
  const before = steps.slice(0, at);
  const last = before.at(-1) ?? from;
  const own = last === instead ? before : [...before, instead];
  // A rejection ends it: nothing can follow.
  const later = instead === "rejected" ? [] : steps.slice(at + 1);
  return { steps: own, waiting: [...new Set([...waiting, ...later])] };
}

function review(hint: string): HoldBack {
  return { reason: "H_REVIEW", hint };
}
