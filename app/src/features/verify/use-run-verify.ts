import type { VerifyRunDetail } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useIsWanted } from "../../api/in-steps.ts";
import { continueVerify, startVerify, verifyRunQuery, verifyRunsQuery } from "../../api/verify.ts";
import { rangeFrom, type Range } from "./verify-range.ts";

/** A new recount of that range, or one that was left and goes on. */
export type Verifying = { readonly range: Range } | { readonly id: string };

/** Counts hour by hour. Whoever leaves the page stops it after the hour under way; what is counted is kept. */
export function useRunVerify(onStart: (id: string) => void) {
  const queryClient = useQueryClient();
  const [running, setRunning] = useState<VerifyRunDetail | null>(null);
  const isWanted = useIsWanted();

  async function run(verifying: Verifying): Promise<void> {
    isWanted.current = true;
    let step =
      "id" in verifying
        ? await continueVerify(verifying.id)
        : await startVerify(rangeFrom(verifying.range, Date.now()));
    onStart(step.id);
    for (;;) {
      setRunning(step);
      queryClient.setQueryData(verifyRunQuery(step.id).queryKey, step);
      if (step.state !== "running" || !isWanted.current) return;
      // Each call counts the hour after the one before.
      // oxlint-disable-next-line no-await-in-loop
      step = await continueVerify(step.id);
    }
  }

  const verifying = useMutation({
    mutationFn: run,
    onSettled: async () => {
      setRunning(null);
      await queryClient.invalidateQueries({ queryKey: verifyRunsQuery.queryKey });
    },
  });
  const stop = () => {
    isWanted.current = false;
  };
  return { verifying, running, stop };
}
