import type { ConversionsChanged } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeConversions } from "../../../api/conversions.ts";
import { useIsWanted } from "../../../api/in-steps.ts";
import type { Change } from "./change-draft.ts";

export type ChangeResult = ConversionsChanged["data"][number];

/** The api takes 500 in a call, one after the other: in smaller ones something moves on screen meanwhile. */
const AT_ONCE = 100;

/**
 * Changes conversions in calls of a bounded size. What is done stays in `results` when a call fails, and the next try goes
 * on with the rest. Whoever closes the form stops it after the call that is on its way.
 */
export function useChange(ids: readonly string[]) {
  const queryClient = useQueryClient();
  const [results, setResults] = useState<readonly ChangeResult[]>([]);
  const isWanted = useIsWanted();

  async function run(change: Change): Promise<readonly ChangeResult[]> {
    const known = new Set(results.map(({ id }) => id));
    const left = ids.filter((id) => !known.has(id));
    let all = results;
    for (let start = 0; isWanted.current && start < left.length; start += AT_ONCE) {
      // In turn: all at once would only queue up behind each other in the consumer.
      // oxlint-disable-next-line no-await-in-loop
      const { data } = await changeConversions({
        ...change,
        ids: left.slice(start, start + AT_ONCE),
      });
      all = [...all, ...data];
      setResults(all);
    }
    return all;
  }

  const change = useMutation({
    mutationFn: run,
    onSettled: async () => {
      await Promise.all(
        ["conversions", "ledger", "reports"].map((name) =>
          queryClient.invalidateQueries({ queryKey: [name] }),
        ),
      );
    },
  });
  return { change, results };
}
