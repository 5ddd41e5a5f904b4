import type { ConversionStatus } from "../conversion-status.ts";
import { canBecome, moveStatus } from "./move-status.ts";

export type SettledStatus = {
  readonly status: ConversionStatus;
  /** Statuses taken one after the other, each a legal move; empty where nothing moved. */
  readonly steps: readonly ConversionStatus[];
  /** Reported before they were legal; to be given again with the next report. */
  readonly waiting: readonly ConversionStatus[];
  /** Why the reported status was not taken, null where it was. */
  readonly problem: string | null;
};

/**
 * Takes a reported status, and then those that came too early: a refund that overtakes its approval must still take the
 * money back. In whichever order the same reports arrive, they leave the same balance.
 */
export function settleStatus(
  current: ConversionStatus,
  waiting: readonly ConversionStatus[],
  reported: ConversionStatus,
): SettledStatus {
  const wanted = asMove(reported);
  const open = new Set([...waiting, wanted]);
  const steps: ConversionStatus[] = [];
  let status = current;
  for (let next = legalNext(status, open); next !== null; next = legalNext(status, open)) {
    open.delete(next);
    steps.push(next);
    status = next;
  }
  const move = moveStatus(current, wanted, "report");
  return {
    status,
    steps,
    waiting: Array.from(open).filter((to) => canBecome(status, to)),
    problem: move.kind === "illegal" && !steps.includes(wanted) ? move.sentence : null,
  };
}

function legalNext(
  from: ConversionStatus,
  open: ReadonlySet<ConversionStatus>,
): ConversionStatus | null {
  for (const to of open) if (moveStatus(from, to, "report").kind === "ok") return to;
  return null;
}

/** No move leads into trash, but junk that is found out late must not be paid either. */
function asMove(reported: ConversionStatus): ConversionStatus {
  return reported === "trash" ? "rejected" : reported;
}
