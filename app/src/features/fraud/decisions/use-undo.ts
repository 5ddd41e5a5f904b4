import type { FraudDecided } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../../api/api-error.ts";
import { undoDecision } from "../../../api/fraud.ts";
import { toast } from "../../../ui/toast-store.ts";
import { refreshDecided } from "../review/refresh-decided.ts";
import { undoneSummary } from "./undone-words.ts";

/** Takes decisions back and keeps what became of each of their results while the page is open. */
export function useUndo() {
  const queryClient = useQueryClient();
  const [undone, setUndone] = useState<ReadonlyMap<string, FraudDecided["data"]>>(new Map());
  const undoing = useMutation({
    mutationFn: undoDecision,
    onSuccess: async ({ data }, id) => {
      setUndone((before) => new Map([...before, [id, data]]));
      toast(undoneSummary(data));
      await refreshDecided(queryClient);
    },
    onError: (error) =>
      toast(
        "It could not be undone",
        "bad",
        error instanceof ApiError ? error.problem.detail : null,
      ),
  });
  return { undone, undo: undoing.mutate, busyWith: undoing.isPending ? undoing.variables : null };
}
