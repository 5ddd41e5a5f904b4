import type { DeadLettersReplayed } from "@cleverdrip/contract";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { replayDeadLetters } from "../../api/dead-letters.ts";
import { inSteps, useIsWanted } from "../../api/in-steps.ts";
import { useRereadAfterReplay } from "./use-reread-after-replay.ts";

/** What the steps came to so far. */
export type Replayed = Omit<DeadLettersReplayed, "nextCursor">;

const NOTHING: Replayed = { settled: 0, failed: 0, failures: [] };
const MAX_FAILURES = 5;

/**
 * Replays what waits step by step. Whoever closes the form stops it after the step that is on its way; what was replayed does
 * not wait any more, so the next time begins with the rest.
 */
export function useReplayAll() {
  const reread = useRereadAfterReplay();
  const [replayed, setReplayed] = useState<Replayed | null>(null);
  const isWanted = useIsWanted();

  async function run(): Promise<void> {
    let sum = NOTHING;
    await inSteps(isWanted, replayDeadLetters, (step) => {
      sum = {
        settled: sum.settled + step.settled,
        failed: sum.failed + step.failed,
        failures: [...sum.failures, ...step.failures].slice(0, MAX_FAILURES),
      };
      setReplayed(sum);
    });
  }

  const replaying = useMutation({ mutationFn: run, onSettled: reread });
  return { replaying, replayed };
}
