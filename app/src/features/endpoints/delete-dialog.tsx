import type { Endpoint } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deleteEndpoint } from "../../api/endpoints.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { toast } from "../../ui/toast-store.ts";

type DeleteDialogProps = {
  /** Null while none is deleted. */
  readonly endpoint: Endpoint | null;
  readonly onClose: () => void;
};

export function DeleteDialog({ endpoint, onClose }: DeleteDialogProps) {
  const queryClient = useQueryClient();
  const deletion = useMutation({
    mutationFn: (id: string) => deleteEndpoint(id),
    onSuccess: async () => {
      toast("Endpoint deleted");
      onClose();
      await queryClient.invalidateQueries({ queryKey: ["endpoints"] });
    },
  });

  function close() {
    deletion.reset();
    onClose();
  }

  return (
    <ConfirmDialog
      isOpen={endpoint !== null}
      onClose={close}
      onConfirm={() => endpoint !== null && deletion.mutate(endpoint.id)}
      title={`Delete ${endpoint?.name ?? "endpoint"}?`}
      confirmLabel="Delete endpoint"
      isBusy={deletion.isPending}
      error={deletion.error}
    >
      It is told nothing from then on, also of what is on its way. Pause it instead if it is to come
      back.
    </ConfirmDialog>
  );
}
