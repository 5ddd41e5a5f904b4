import type { PayoutTermsRow } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { payoutRulesQuery, removePayoutRule } from "../../../api/payout-rules.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { toast } from "../../../ui/toast-store.ts";

type RemoveTermsProps = {
  readonly campaignId: string;
  /** Null while none are removed. */
  readonly terms: PayoutTermsRow | null;
  readonly onClose: () => void;
};

export function RemoveTerms({ campaignId, terms, onClose }: RemoveTermsProps) {
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: (key: PayoutTermsRow) => removePayoutRule(campaignId, key),
    onSuccess: async () => {
      toast("Terms removed");
      onClose();
      await queryClient.invalidateQueries({ queryKey: payoutRulesQuery(campaignId).queryKey });
    },
  });

  function close() {
    removal.reset();
    onClose();
  }

  return (
    <ConfirmDialog
      isOpen={terms !== null}
      onClose={close}
      onConfirm={() => terms !== null && removal.mutate(terms)}
      title="Remove these payout terms?"
      confirmLabel="Remove terms"
      isBusy={removal.isPending}
      error={removal.error}
    >
      From now on results are paid by the next terms: those of the tier, else the campaign's own.
      What was earned stays.
    </ConfirmDialog>
  );
}
