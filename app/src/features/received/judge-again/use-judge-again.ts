import type { ReceivedReplayed } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { inSteps, useIsWanted } from "../../../api/in-steps.ts";
import { checkWaiting, replayWaiting, type WaitingFilter } from "../../../api/received.ts";

export type Effects = ReceivedReplayed["effects"];

/** What steps came to so far. */
export type Judged = {
  readonly effects: Effects;
  readonly left: ReceivedReplayed["left"];
};

const NOTHING: Judged = {
  effects: { recorded: 0, changed: 0, known: 0, left: 0, failed: 0 },
  left: [],
};

/**
 * Judges what waits for a reason step by step, or looks what would become of it. Whoever closes the form stops it after the
 * step that is on its way; what was recorded does not wait any more, so the next time begins with the rest.
 */
export function useJudgeAgain(filter: WaitingFilter, isDryRun: boolean) {
  const queryClient = useQueryClient();
  const [judged, setJudged] = useState<Judged | null>(null);
  const isWanted = useIsWanted();

  async function run(): Promise<Judged> {
    let sum = NOTHING;
    const ask = isDryRun ? checkWaiting : replayWaiting;
    await inSteps(
      isWanted,
      (cursor: string | null) => ask(filter, cursor),
      (step) => {
        sum = added(sum, step);
        setJudged(sum);
      },
    );
    return sum;
  }

  const judging = useMutation({
    mutationFn: run,
    onSettled: () => {
      if (isDryRun) return;
      for (const key of ["received", "conversions", "reports", "latest", "ledger"])
        void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
  return { judging, judged };
}

function added({ effects, left }: Judged, step: ReceivedReplayed): Judged {
  const { recorded, changed, known, left: unmoved, failed } = step.effects;
  return {
    effects: {
      recorded: effects.recorded + recorded,
      changed: effects.changed + changed,
      known: effects.known + known,
      left: effects.left + unmoved,
      failed: effects.failed + failed,
    },
    left: [...left, ...step.left].slice(0, 5),
  };
}

export function countOf(effects: Effects): number {
  return Object.values(effects).reduce((sum, count) => sum + count, 0);
}
