import type { FraudAppeal, FraudAppealAnswer } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { answerAppeal } from "../../../api/appeals.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { SelectField } from "../../../ui/text-field.tsx";
import { TextAreaField } from "../../../ui/text-area-field.tsx";
import { toast } from "../../../ui/toast-store.ts";
import { useUnsaved } from "../../../ui/unsaved.ts";
import { refreshDecided } from "../review/refresh-decided.ts";
import { effectWords, OUTCOMES, outcomeWords } from "./outcome-words.ts";

type AnswerDialogProps = {
  /** null while none is answered. */
  readonly appeal: FraudAppeal | null;
  readonly onClose: () => void;
};

export function AnswerDialog({ appeal, onClose }: AnswerDialogProps) {
  return (
    <Dialog
      isOpen={appeal !== null}
      onClose={onClose}
      title="Answer the appeal"
      description={appeal?.publisherName}
    >
      {appeal !== null && <AnswerForm appeal={appeal} onClose={onClose} />}
    </Dialog>
  );
}

const CHOICES = OUTCOMES.map((value) => ({ value, label: outcomeWords(value).label }));

function AnswerForm({ appeal, onClose }: AnswerDialogProps & { readonly appeal: FraudAppeal }) {
  const [outcome, setOutcome] = useState(OUTCOMES[0] ?? "upheld");
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const answering = useAnswer(appeal.id, onClose);
  useUnsaved(text !== "");

  function submit(event: FormEvent) {
    event.preventDefault();
    setError(text.trim() === "" ? "Say why." : undefined);
    if (text.trim() !== "") answering.mutate({ outcome, text: text.trim() });
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <blockquote className="max-h-40 overflow-y-auto border-l-2 pl-3 text-sm break-words whitespace-pre-wrap">
        {appeal.text}
      </blockquote>
      <SelectField
        label="Outcome"
        hint={effectWords(outcome, appeal)}
        choices={CHOICES}
        value={outcome}
        onChange={setOutcome}
      />
      <TextAreaField
        label="Answer"
        hint="The publisher reads it: name what was seen, never the thresholds."
        error={error}
        maxLength={2_000}
        value={text}
        onChange={setText}
      />
      <FormProblem error={answering.error} />
      <FormActions
        label="Answer"
        isBusy={answering.isPending}
        cancel={<Button onClick={onClose}>Cancel</Button>}
      />
    </form>
  );
}

function useAnswer(id: string, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (answer: FraudAppealAnswer) => answerAppeal(id, answer),
    onSuccess: async (_, { outcome }) => {
      toast(`Appeal ${outcomeWords(outcome).label.toLowerCase()}`);
      onDone();
      await refreshDecided(queryClient);
    },
  });
}
