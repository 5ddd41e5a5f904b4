import type { Campaign, PayoutTermsRow } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { payoutRulesQuery, putPayoutRule } from "../../../api/payout-rules.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { toast } from "../../../ui/toast-store.ts";
import { newTermsOf, type TermsDraft } from "./terms-draft.ts";
import { TermsForm } from "./terms-form.tsx";

type TermsDialogProps = {
  readonly campaign: Campaign;
  /** Null for new ones. */
  readonly terms: PayoutTermsRow | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

export function TermsDialog({ campaign, terms, isOpen, onClose }: TermsDialogProps) {
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: (draft: TermsDraft) => putPayoutRule(campaign.id, newTermsOf(draft)),
    onSuccess: async () => {
      toast(terms === null ? "Terms added" : "Terms saved");
      onClose();
      await queryClient.invalidateQueries({ queryKey: payoutRulesQuery(campaign.id).queryKey });
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
      title={terms === null ? "Add payout terms" : "Edit payout terms"}
      description={campaign.name}
    >
      <TermsForm
        campaign={campaign}
        terms={terms}
        isBusy={saving.isPending}
        error={saving.error}
        onCancel={close}
        onSubmit={saving.mutate}
      />
    </Dialog>
  );
}
