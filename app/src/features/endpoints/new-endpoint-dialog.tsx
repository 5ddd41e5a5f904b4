import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createEndpoint } from "../../api/endpoints.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast-store.ts";
import { newEndpointOf, type EndpointDraft } from "./endpoint-draft.ts";
import { EndpointForm } from "./endpoint-form.tsx";
import { SecretShown } from "./secret-shown.tsx";

type NewEndpointDialogProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** First the form, then the secret where one was made. */
export function NewEndpointDialog({ isOpen, onClose }: NewEndpointDialogProps) {
  const queryClient = useQueryClient();
  const creation = useMutation({
    mutationFn: (draft: EndpointDraft) => createEndpoint(newEndpointOf(draft)),
    onSuccess: async ({ name, secret }) => {
      toast(`${name} added`);
      if (secret === null) close();
      await queryClient.invalidateQueries({ queryKey: ["endpoints"] });
    },
  });
  const secret = creation.data?.secret ?? null;

  function close() {
    creation.reset();
    onClose();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={secret === null ? "Add endpoint" : "Endpoint added"}
    >
      {secret === null ? (
        <EndpointForm
          isBusy={creation.isPending}
          error={creation.error}
          onCancel={close}
          onSubmit={creation.mutate}
        />
      ) : (
        <SecretShown secret={secret} onClose={close} />
      )}
    </Dialog>
  );
}
