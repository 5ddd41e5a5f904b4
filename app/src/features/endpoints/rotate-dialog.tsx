import type { Endpoint } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { rotateEndpoint } from "../../api/endpoints.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SecretShown } from "./secret-shown.tsx";

type RotateDialogProps = {
  /** Null while none is rotated. */
  readonly endpoint: Endpoint | null;
  readonly onClose: () => void;
};

export function RotateDialog({ endpoint, onClose }: RotateDialogProps) {
  const queryClient = useQueryClient();
  const rotation = useMutation({
    mutationFn: (id: string) => rotateEndpoint(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["endpoints"] }),
  });
  const secret = rotation.data?.secret ?? null;

  function close() {
    rotation.reset();
    onClose();
  }

  if (secret !== null) {
    return (
      <Dialog isOpen={endpoint !== null} onClose={close} title="New secret">
        <SecretShown secret={secret} onClose={close} />
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      isOpen={endpoint !== null}
      onClose={close}
      onConfirm={() => endpoint !== null && rotation.mutate(endpoint.id)}
      title={`New secret for ${endpoint?.name ?? "endpoint"}`}
      confirmLabel="Make a new secret"
      isBusy={rotation.isPending}
      error={rotation.error}
    >
      The secret of now stays valid beside the new one until the next rotation; older ones end.
    </ConfirmDialog>
  );
}
