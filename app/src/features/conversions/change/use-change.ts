import type { ConversionsChanged } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { changeConversions } from "../../../api/conversions.ts";
import { toast } from "../../../ui/toast-store.ts";
import { statusLabel } from "../conversion-status-badge.tsx";
import type { Action } from "./change-actions.ts";

type Result = ConversionsChanged["data"][number];

/** Changes one conversion. The api answers for each id: `refusal` is its sentence where it was not done. */
export function useChange(id: string, onDone: () => void) {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: async (wanted: { readonly action: Action; readonly reason: string }) => {
      const { data } = await changeConversions({ ...wanted, ids: [id] });
      return data.find((result) => result.id === id) ?? null;
    },
    onSuccess: async (result) => {
      if (refusalOf(result) !== null || result === null) return;
      toast(doneWords(result));
      onDone();
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ["conversions"] }),
        queryClient.invalidateQueries({ queryKey: ["reports"] }),
      ]);
    },
  });
  return { change, refusal: change.data === undefined ? null : refusalOf(change.data) };
}

function doneWords({ outcome, status }: Result): string {
  const now = status === null ? "" : `: ${statusLabel(status).toLowerCase()}`;
  return outcome === "unchanged" ? `Nothing to change${now}` : `Conversion changed${now}`;
}

function refusalOf(result: Result | null): string | null {
  if (result === null || result.outcome === "missing") return "This conversion is not there.";
  return result.outcome === "refused" ? (result.sentence ?? "It was refused.") : null;
}
