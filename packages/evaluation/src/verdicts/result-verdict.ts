import type { ReportRow, ResultRow } from "./read-rows.ts";
import { toVerdictSignal, valid, type VerdictLine, type VerdictSignal } from "./verdict-line.ts";

/** A result whose click is no visit is general invalid traffic itself. */
const GENERAL_RULE = "invalid-click";

/** Refusals of who claims a result that is not theirs; the others say nothing of the traffic. */
const FORGED: Readonly<Record<string, string>> = {
  X_CLICK_FORGED: "its click id was not issued here, or was changed on its way",
  X_CLICK_UNKNOWN: "it names no click that could have been issued here",
  X_SOURCE_IP: "it came from an address that the advertiser does not report from",
  X_TOKEN: "it did not have the advertiser's token",
  X_SIG: "it was not signed by the advertiser",
  X_SELF_REFERRAL: "its publisher is its customer",
  X_FRAUD: "it was rejected as fraud",
};

/** A report of which nothing was recorded. `atMs`: of its line. */
export function refusedVerdict(
  ref: string,
  { reason, hint }: Pick<ReportRow, "reason" | "hint">,
  atMs: number,
): VerdictLine {
  const detail = FORGED[reason] ?? hint ?? reason;
  const base = { ...valid(ref, atMs), payable: false, reasons: [reason], status: "rejected" };
  if (FORGED[reason] === undefined) return base;
  const signals = [{ rule: "forged", score: 1, detail }];
  return { ...base, verdict: "invalid", class: "sivt", score: 1, signals };
}

/** A report of somebody else's result: its own click gets nothing for it. */
export function unpaidRepeat(verdict: VerdictLine, reason: string): VerdictLine {
  return { ...verdict, payable: false, reasons: [...verdict.reasons, reason] };
}

/** A result as it is stored, with what is held against it. */
export function resultVerdict(ref: string, row: ResultRow): VerdictLine {
  const { reason, status, atMs } = row;
  const signals = signalsOf(row);
  const score = row.score ?? 0;
  const isRejected = reason === "X_FRAUD" || isMeant(row, "reject") || FORGED[reason] !== undefined;
  const isHeld = reason === "H_FRAUD" || isMeant(row, "hold");
  if (!isRejected && !isHeld) return { ...valid(ref, atMs), score, signals, status };
  const decidedAtMs = row.doubtedSinceMs ?? row.withheldAtMs ?? row.changedAtMs ?? atMs;
  const isGeneral = signals.some(({ rule }) => rule === GENERAL_RULE);
  const told =
    signals.length > 0
      ? signals
      : [{ rule: reason, score: 1, detail: FORGED[reason] ?? "it is held as suspected fraud" }];
  return {
    ...valid(ref, decidedAtMs),
    verdict: isRejected || isGeneral ? "invalid" : "suspect",
    class: isGeneral ? "givt" : "sivt",
    score: signals.length === 0 ? 1 : score,
    payable: false,
    reasons: [/^[HX]_/.test(reason) ? reason : isRejected ? "X_FRAUD" : "H_FRAUD"],
    signals: told,
    status,
  };
}

/** What the judge means to follow, also where the advertiser was first to reject it, unless a person has approved it. */
function isMeant({ action, decision }: ResultRow, wanted: "hold" | "reject"): boolean {
  if (decision === "approved") return false;
  return action === wanted || (wanted === "reject" && decision === "rejected");
}

function signalsOf({ signals }: ResultRow): readonly VerdictSignal[] {
  // Written by the judge as core's Signal.
  const own = signals === null ? [] : (JSON.parse(signals) as readonly VerdictSignal[]);
  return own.map(toVerdictSignal);
}
