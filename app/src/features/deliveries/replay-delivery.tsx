import type { OutboundDeliveryRow } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { replayDelivery } from "../../api/deliveries.ts";
import { Button } from "../../ui/button.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { toast } from "../../ui/toast-store.ts";

/** Not for one that is on its way: the api refuses it. */
export function ReplayDelivery({
  delivery: { id, state },
}: {
  readonly delivery: OutboundDeliveryRow;
}) {
  const queryClient = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayDelivery(id),
    onSuccess: async () => {
      toast("On its way again, under the same id");
      await queryClient.invalidateQueries({ queryKey: ["deliveries"] });
    },
  });
  return (
    <div className="mb-5 space-y-2 empty:hidden">
      {state !== "pending" && (
        <Button isBusy={replay.isPending} onClick={() => replay.mutate()}>
          Send again
        </Button>
      )}
      <FormProblem error={replay.error} />
    </div>
  );
}
