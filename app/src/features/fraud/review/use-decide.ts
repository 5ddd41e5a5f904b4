import type { FraudDecide, FraudDecided } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiError } from "../../../api/api-error.ts";
import { decideFraud, undoDecision } from "../../../api/fraud.ts";
import { formatCount } from "../../../format/number.ts";
import { toast } from "../../../ui/toast-store.ts";
import { refreshDecided } from "./refresh-decided.ts";

const NOBODY: ReadonlySet<string> = new Set<string>();

/**
 * Decides on results and takes decisions back. What is decided is `gone` at once, so that whoever decides by keys is not
 * held up; what the server refuses comes back, with the reason.
 */
export function useDecide() {
  const queryClient = useQueryClient();
  const [gone, setGone] = useState(NOBODY);
  const latest = useRef<string | null>(null);
  const refresh = () => refreshDecided(queryClient);
  const bringBack = (ids: readonly string[]) =>
    setGone((before) => new Set([...before].filter((id) => !ids.includes(id))));

  const undoing = useMutation({
    mutationFn: undoDecision,
    onSuccess: async ({ data }) => {
      toast(`Undone: ${results(changed(data))} as before`);
      await refresh();
      bringBack(data.map(({ id }) => id));
    },
    onError: failed("It could not be undone"),
  });

  function undo(decisionId: string | null = latest.current) {
    if (decisionId === null) {
      toast("There is nothing to undo", "bad");
      return;
    }
    if (decisionId === latest.current) latest.current = null;
    undoing.mutate(decisionId);
  }

  const deciding = useMutation({
    mutationFn: decideFraud,
    onMutate: ({ conversionIds }) => setGone((before) => new Set([...before, ...conversionIds])),
    onSuccess: (decided, asked) => {
      latest.current = decided.decisionId ?? latest.current;
      announce(decided, asked, undo);
      bringBack(notDone(decided).map(({ id }) => id));
      return refresh();
    },
    onError: (error, { conversionIds }) => {
      bringBack(conversionIds);
      failed("Nothing was decided")(error);
    },
  });

  return { gone, decide: deciding.mutate, undo, isBusy: deciding.isPending || undoing.isPending };
}

function announce(
  { decisionId, data }: FraudDecided,
  { decision }: FraudDecide,
  undo: (decisionId: string) => void,
): void {
  const left = notDone({ data });
  const done = data.length - left.length;
  const [refused] = left;
  const word = decision === "approve" ? "approved" : "rejected";
  const reason = refused?.sentence ?? (refused === undefined ? null : "It is not there any more.");
  toast(
    done === 0 ? "Nothing was decided" : `${results(done)} ${word}`,
    done === 0 ? "bad" : "good",
    reason === null || done === 0 ? reason : `${results(left.length)} left as before: ${reason}`,
    decisionId === null ? null : { label: "Undo", run: () => undo(decisionId) },
  );
}

function notDone({ data }: Pick<FraudDecided, "data">): FraudDecided["data"] {
  return data.filter(({ outcome }) => outcome === "refused" || outcome === "missing");
}

function changed(data: FraudDecided["data"]): number {
  return data.filter(({ outcome }) => outcome === "changed" || outcome === "unchanged").length;
}

function results(count: number): string {
  return count === 1 ? "1 result" : `${formatCount(count)} results`;
}

function failed(words: string) {
  return (error: unknown): void =>
    toast(words, "bad", error instanceof ApiError ? error.problem.detail : null);
}
