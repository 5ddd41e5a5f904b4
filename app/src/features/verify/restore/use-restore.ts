import type { ReplayAnswer } from "@cleverdrip/contract";
import { addDryStep, NO_DRY_SUMS, type DrySums } from "@cleverdrip/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { inSteps, useIsWanted } from "../../../api/in-steps.ts";
import { compareLog, replayLog } from "../../../api/replay.ts";
import { rangeFrom, type Range } from "../verify-range.ts";

/** `compare` changes nothing; `restore` writes what is missing. */
export type RestoreKind = "compare" | "restore";

/** What the steps came to so far. */
export type Restored = {
  readonly kind: RestoreKind;
  readonly range: Range;
  readonly isDone: boolean;
  readonly hours: number;
  readonly stored: number;
  readonly applied: number;
  readonly known: number;
  /** Each once. */
  readonly problems: readonly string[];
  /** Of a comparison. */
  readonly sums: DrySums;
};

const NOTHING = {
  isDone: false,
  hours: 0,
  stored: 0,
  applied: 0,
  known: 0,
  problems: [],
  sums: NO_DRY_SUMS,
};

/**
 * Compares the books with the event log step by step, or writes what is missing. Whoever leaves the page stops it after the
 * step that is on its way; what is written stays, and the next time the rest follows.
 */
export function useRestore() {
  const queryClient = useQueryClient();
  const [restored, setRestored] = useState<Restored | null>(null);
  const isWanted = useIsWanted();

  async function run({ kind, range }: Pick<Restored, "kind" | "range">): Promise<void> {
    isWanted.current = true;
    const nowMs = Date.now();
    const times = { ...rangeFrom(range, nowMs), to: new Date(nowMs).toISOString() };
    let sum: Restored = { ...NOTHING, kind, range };
    setRestored(sum);
    await inSteps(
      isWanted,
      async (cursor: ReplayAnswer["next"]) => {
        const ask = kind === "compare" ? compareLog : replayLog;
        const answer = await ask({ ...times, cursor });
        return { ...answer, nextCursor: answer.next };
      },
      (step) => {
        sum = added(sum, step);
        setRestored(sum);
      },
    );
  }

  const restoring = useMutation({
    mutationFn: run,
    onSettled: (_data, _error, { kind }) =>
      kind === "restore" ? queryClient.invalidateQueries() : undefined,
  });
  const stop = () => {
    isWanted.current = false;
  };
  return { restoring, restored, stop };
}

function added(sum: Restored, step: ReplayAnswer): Restored {
  return {
    ...sum,
    isDone: step.next === null,
    hours: sum.hours + step.hours,
    stored: sum.stored + step.stored,
    applied: sum.applied + step.applied,
    known: sum.known + step.known,
    problems: [...new Set([...sum.problems, ...step.problems])],
    sums: addDryStep(sum.sums, step),
  };
}
