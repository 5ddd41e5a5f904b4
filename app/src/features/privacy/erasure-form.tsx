import type { ErasureSubject } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { checkErasure, erase, erasuresQuery } from "../../api/privacy.ts";
import { fieldErrorsOf } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { toast } from "../../ui/toast-store.ts";
import { countWords } from "./count-words.ts";

const KINDS = [
  { value: "click", label: "Click id" },
  { value: "value", label: "E-mail hash or other value" },
] as const;

const HINTS = {
  click: "Also erases what else the same visitor did, as far as its clicks are kept.",
  value: "As it was sent in a link, a sub id or a report. Searches everything, so it takes longer.",
} as const;

/** First says what would be touched, and erases only after that was confirmed. */
export function ErasureForm() {
  const [draft, setDraft] = useState<ErasureSubject>({ kind: "click", subject: "" });
  const check = useMutation({ mutationFn: checkErasure });
  const errors = fieldErrorsOf(check.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    check.mutate({ ...draft, subject: draft.subject.trim() });
  }

  return (
    <form onSubmit={submit} noValidate className="max-w-lg space-y-3">
      <SelectField
        label="Erase by"
        choices={KINDS}
        value={draft.kind}
        onChange={(kind) => setDraft({ ...draft, kind })}
      />
      <TextField
        label={draft.kind === "click" ? "Click id" : "Value"}
        hint={HINTS[draft.kind]}
        error={errors["subject"]}
        maxLength={200}
        value={draft.subject}
        onChange={(subject) => setDraft({ ...draft, subject })}
      />
      {errors["subject"] === undefined && <FormProblem error={check.error} />}
      <Button type="submit" isBusy={check.isPending}>
        Show what would be erased
      </Button>
      <EraseDialog
        subject={check.data === undefined ? null : check.variables}
        found={check.data}
        onClose={check.reset}
        onDone={() => setDraft({ ...draft, subject: "" })}
      />
    </form>
  );
}

type EraseDialogProps = {
  readonly subject: ErasureSubject | null;
  readonly found: Awaited<ReturnType<typeof checkErasure>> | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

function EraseDialog({ subject, found, onClose, onDone }: EraseDialogProps) {
  const queryClient = useQueryClient();
  const erasing = useMutation({
    mutationFn: erase,
    onSuccess: async () => {
      toast("Erasure begun");
      onClose();
      onDone();
      await queryClient.invalidateQueries({ queryKey: erasuresQuery.queryKey });
    },
  });
  return (
    <ConfirmDialog
      isOpen={subject !== null}
      onClose={onClose}
      onConfirm={() => subject !== null && erasing.mutate(subject)}
      title="Erase for good?"
      confirmLabel="Erase for good"
      isBusy={erasing.isPending}
      error={erasing.error}
    >
      <p>
        Would be blanked: {found === undefined ? "" : countWords(found.counts)}
        {found?.isComplete === false &&
          ", and perhaps more: there was no time to look at everything"}
        . This cannot be taken back.
      </p>
    </ConfirmDialog>
  );
}
