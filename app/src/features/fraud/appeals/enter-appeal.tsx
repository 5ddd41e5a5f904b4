import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { enterAppeal } from "../../../api/appeals.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { TextAreaField } from "../../../ui/text-area-field.tsx";
import { toast } from "../../../ui/toast-store.ts";
import { useUnsaved } from "../../../ui/unsaved.ts";

/** Publishers have no sign-in of their own: what one writes is entered for it. */
export function EnterAppeal({ conversionId }: { readonly conversionId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Enter an appeal…</Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title="Enter an appeal"
        description="What the publisher says against it. It waits under Fraud, Appeals for an answer."
      >
        {isOpen && <AppealForm conversionId={conversionId} onClose={close} />}
      </Dialog>
    </>
  );
}

type AppealFormProps = { readonly conversionId: string; readonly onClose: () => void };

function AppealForm({ conversionId, onClose }: AppealFormProps) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const queryClient = useQueryClient();
  useUnsaved(text !== "");
  const entering = useMutation({
    mutationFn: () => enterAppeal({ conversionId, text: text.trim() }),
    onSuccess: async () => {
      toast("Appeal entered");
      onClose();
      await queryClient.invalidateQueries({ queryKey: ["fraud"] });
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setError(text.trim() === "" ? "Say what the publisher says." : undefined);
    if (text.trim() !== "") entering.mutate();
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <TextAreaField
        label="What the publisher says"
        error={error}
        maxLength={2_000}
        value={text}
        onChange={setText}
      />
      <FormProblem error={entering.error} />
      <FormActions
        label="Enter appeal"
        isBusy={entering.isPending}
        cancel={<Button onClick={onClose}>Cancel</Button>}
      />
    </form>
  );
}
