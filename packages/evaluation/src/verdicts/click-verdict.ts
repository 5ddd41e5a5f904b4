import type { ClickRow } from "./read-rows.ts";
import type { Doubt } from "./click-doubts.ts";
import { toVerdictSignal, valid, type VerdictLine } from "./verdict-line.ts";

/** What lists and standard checks say, by the reason that a click is stored with. */
const GENERAL: Readonly<Record<string, string>> = {
  Q_BOT: "a known robot, crawler or scanner by its own name, its network or a standard check",
  Q_HEAD: "asked for the headers alone, which nobody does who opens a link",
  Q_PREFETCH: "fetched in advance or for a preview, before anybody had clicked",
};

/** `doubt`: of what its source and its own traits say; null = nothing. */
export function clickVerdict(ref: string, row: ClickRow, doubt: Doubt | null): VerdictLine {
  const { reason, atMs } = row;
  const detail = GENERAL[reason];
  if (detail !== undefined || reason.startsWith("Q_")) {
    const signal = { rule: reason.slice(2).toLowerCase(), score: 1, detail: detail ?? reason };
    return {
      ...valid(ref, atMs),
      verdict: "invalid",
      class: "givt",
      score: 1,
      payable: false,
      reasons: [reason],
      signals: [signal],
    };
  }
  if (reason !== "OK") return { ...valid(ref, atMs), payable: false, reasons: [reason] };
  if (doubt === null) return valid(ref, atMs);
  const { mode, score, signals, sinceMs } = doubt;
  const told = {
    ...valid(ref, Math.max(atMs, sinceMs)),
    score,
    signals: signals.map(toVerdictSignal),
  };
  if (mode === "tag") return told;
  return {
    ...told,
    verdict: mode === "reject" ? "invalid" : "suspect",
    class: "sivt",
    payable: false,
    reasons: [...new Set(signals.map(({ rule }) => rule))],
  };
}
