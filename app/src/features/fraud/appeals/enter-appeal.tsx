import type { ClickDay } from "@cleverdrip/contract";
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

/** A result, or a day of paid clicks. */
type Subject = { readonly conversionId: string } | { readonly clickDay: ClickDay };

type EnterAppealProps = {
  readonly about: Subject;
  /** What it is called where several stand beside each other: read out with the button's label. */
  readonly name?: string;
};

/** Publishers have no sign-in of their own: what one writes is entered for it. */
export function EnterAppeal({ about, name }: EnterAppealProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button
        aria-label={name === undefined ? undefined : `Enter an appeal: ${name}`}
        onClick={() => setIsOpen(true)}
      >
        Enter an appeal…
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title="Enter an appeal"
        description="What the publisher says against it. It waits under Fraud, Appeals for an answer."
      >
        {isOpen && <AppealForm about={about} onClose={close} />}
      </Dialog>
    </>
  );
}

type AppealFormProps = { readonly about: Subject; readonly onClose: () => void };

function AppealForm({ about, onClose }: AppealFormProps) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const queryClient = useQueryClient();
  useUnsaved(text !== "");
  const entering = useMutation({
    mutationFn: () => enterAppeal({ ...about, text: text.trim() }),
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
