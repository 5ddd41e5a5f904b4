import type { Publisher } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createPublisher, patchPublisher } from "../../api/publishers.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast-store.ts";
import { payoutTermsDraft, payoutTermsOf } from "../ledger/payout-terms-draft.ts";
import { useWorkspace } from "../session/use-me.ts";
import { PublisherForm, type PublisherDraft } from "./publisher-form.tsx";

type PublisherDialogProps = {
  /** Null for a new one. */
  readonly publisher: Publisher | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

export function PublisherDialog({ publisher, isOpen, onClose }: PublisherDialogProps) {
  const queryClient = useQueryClient();
  const { payoutTerms: terms, payoutThresholdMicros: thresholdMicros } = useWorkspace();
  const saving = useMutation({
    mutationFn: ({ agreed, ...draft }: PublisherDraft) =>
      publisher === null
        ? createPublisher({ ...draft, ...(agreed === null ? {} : payoutTermsOf(agreed)) })
        : patchPublisher(publisher.id, draft),
    onSuccess: async ({ name }) => {
      toast(publisher === null ? `${name} added` : `${name} saved`);
      onClose();
      await queryClient.invalidateQueries({ queryKey: ["publishers"] });
    },
  });

  function close() {
    saving.reset();
    onClose();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={publisher === null ? "Add publisher" : "Edit publisher"}
    >
      <PublisherForm
        initial={{
          name: publisher?.name ?? "",
          email: publisher?.email ?? "",
          tier: publisher?.tier ?? "",
          agreed: publisher === null ? payoutTermsDraft({ terms, thresholdMicros }) : null,
        }}
        isBusy={saving.isPending}
        error={saving.error}
        onCancel={close}
        onSubmit={saving.mutate}
      />
    </Dialog>
  );
}
