import { useMutation, useQueryClient } from "@tanstack/react-query";
import { enterConversion } from "../../api/conversions.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { resultBody, type ResultDraft } from "./result-draft.ts";
import { ResultForm } from "./result-form.tsx";
import { ResultVerdict } from "./result-verdict.tsx";

type EnterResultDialogProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** One result by hand; what became of it is told as a postback would have been. */
export function EnterResultDialog({ isOpen, onClose }: EnterResultDialogProps) {
  const queryClient = useQueryClient();
  const { timezone } = useWorkspace();
  const entering = useMutation({
    mutationFn: (draft: ResultDraft) => enterConversion(resultBody(draft, timezone)),
    onSuccess: () => {
      for (const key of ["conversions", "received", "reports", "latest"])
        void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });

  function close() {
    entering.reset();
    onClose();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title="Enter one result"
      description="It is judged like a postback."
    >
      {entering.data === undefined ? (
        <ResultForm
          isBusy={entering.isPending}
          error={entering.error}
          onCancel={close}
          onSubmit={entering.mutate}
        />
      ) : (
        <ResultVerdict verdict={entering.data} onAgain={entering.reset} onClose={close} />
      )}
    </Dialog>
  );
}
