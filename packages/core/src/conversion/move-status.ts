import type { ConversionStatus } from "../conversion-status.ts";

/** An advertiser's report, or a member of the workspace by hand. */
export type MoveActor = "report" | "member";

export type StatusMove =
  | { readonly kind: "ok" }
  | { readonly kind: "unchanged" }
  | { readonly kind: "illegal"; readonly sentence: string };

const MOVES: Readonly<Record<ConversionStatus, readonly ConversionStatus[]>> = {
  pending: ["approved", "rejected", "hold"],
  hold: ["approved", "rejected"],
  approved: ["rejected", "refunded"],
  rejected: [],
  refunded: [],
  trash: [],
};

/** Restoring: what was rejected by mistake is put right by a person, never by a late report. */
const BY_HAND: Readonly<Partial<Record<ConversionStatus, readonly ConversionStatus[]>>> = {
  rejected: ["approved"],
};

const NAMES: Readonly<Record<ConversionStatus, string>> = {
  pending: "a pending",
  hold: "a held",
  approved: "an approved",
  rejected: "a rejected",
  refunded: "a refunded",
  trash: "a trashed",
};

/** Whether a conversion may go from one status to another. */
export function moveStatus(
  from: ConversionStatus,
  to: ConversionStatus,
  actor: MoveActor,
): StatusMove {
  if (from === to) return { kind: "unchanged" };
  if (MOVES[from].includes(to)) return { kind: "ok" };
  const isRestoring = BY_HAND[from]?.includes(to) ?? false;
  if (isRestoring && actor === "member") return { kind: "ok" };
  const hint = isRestoring ? "only a member can restore it" : wayOut(from);
  return { kind: "illegal", sentence: `${NAMES[from]} conversion cannot become ${to}: ${hint}` };
}

/** Whether legal moves lead from one status to another, at once or by way of others. */
export function canBecome(from: ConversionStatus, to: ConversionStatus): boolean {
  return MOVES[from].some((next) => next === to || canBecome(next, to));
}

/** What a move does to the ledger. Only an approved conversion has earned; `from` is null for a new one. */
export function moneyMove(
  from: ConversionStatus | null,
  to: ConversionStatus,
): "earn" | "reverse" | "none" {
  if ((from === "approved") === (to === "approved")) return "none";
  return to === "approved" ? "earn" : "reverse";
}

function wayOut(from: ConversionStatus): string {
  const ways = MOVES[from];
  return ways.length === 0 ? "that status is final" : `it can become ${ways.join(" or ")}`;
}
