import { useMutation, useQueryClient } from "@tanstack/react-query";
import { putRates } from "../../api/rates.ts";
import { formatCount } from "../../format/number.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast-store.ts";
import { newRateOf, type RateDraft } from "./rate-draft.ts";
import { RateForm } from "./rate-form.tsx";

type RateDialogProps = {
  /** What the form begins with; null while it is closed. */
  readonly first: RateDraft | null;
  readonly onClose: () => void;
};

export function RateDialog({ first, onClose }: RateDialogProps) {
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: (draft: RateDraft) => putRates({ rates: [newRateOf(draft)] }),
    onSuccess: async ({ stored }) => {
      toast(stored === 1 ? "Rate set" : `Rate set for ${formatCount(stored)} days`);
      onClose();
      void queryClient.invalidateQueries({ queryKey: ["received", "waiting"] });
      await queryClient.invalidateQueries({ queryKey: ["rates"] });
    },
  });

  function close() {
    saving.reset();
    onClose();
  }

  return (
    <Dialog isOpen={first !== null} onClose={close} title="Set exchange rate">
      {first !== null && (
        <RateForm
          first={first}
          isBusy={saving.isPending}
          error={saving.error}
          onCancel={close}
          onSubmit={saving.mutate}
        />
      )}
    </Dialog>
  );
}
