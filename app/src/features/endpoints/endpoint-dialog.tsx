import type { Endpoint } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createEndpoint, patchEndpoint } from "../../api/endpoints.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast-store.ts";
import { endpointPatchOf, newEndpointOf, type EndpointDraft } from "./endpoint-draft.ts";
import { EndpointForm } from "./endpoint-form.tsx";
import { SecretShown } from "./secret-shown.tsx";

type EndpointDialogProps = {
  /** Null for a new one. */
  readonly endpoint: Endpoint | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** First the form, then the secret where one was made: also a changed URL may ask for a signature. */
export function EndpointDialog({ endpoint, isOpen, onClose }: EndpointDialogProps) {
  const queryClient = useQueryClient();
  const isNew = endpoint === null;
  const saving = useMutation({
    mutationFn: (draft: EndpointDraft) =>
      isNew
        ? createEndpoint(newEndpointOf(draft))
        : patchEndpoint(endpoint.id, endpointPatchOf(draft)),
    onSuccess: async ({ name, secret }) => {
      toast(`${name} ${isNew ? "added" : "saved"}`);
      if (secret === null) close();
      await queryClient.invalidateQueries({ queryKey: ["endpoints"] });
    },
  });
  const secret = saving.data?.secret ?? null;
  const title = isNew ? "Add endpoint" : "Edit endpoint";

  function close() {
    saving.reset();
    onClose();
  }

  return (
    <Dialog isOpen={isOpen} onClose={close} title={secret === null ? title : "Its secret"}>
      {secret === null ? (
        <EndpointForm
          endpoint={endpoint}
          isBusy={saving.isPending}
          error={saving.error}
          onCancel={close}
          onSubmit={saving.mutate}
        />
      ) : (
        <SecretShown secret={secret} onClose={close} />
      )}
    </Dialog>
  );
}
