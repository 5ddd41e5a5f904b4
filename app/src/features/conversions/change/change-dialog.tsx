import { useState, type FormEvent } from "react";
import { fieldErrorsOf } from "../../../api/field-errors.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { actionWords, type Action } from "./change-actions.ts";
import { useChange } from "./use-change.ts";

type ChangeDialogProps = {
  readonly id: string;
  /** Null while none is chosen. */
  readonly action: Action | null;
  readonly onClose: () => void;
};

export function ChangeDialog({ id, action, onClose }: ChangeDialogProps) {
  const title = action === null ? "" : `${actionWords(action).label} conversion`;
  return (
    <Dialog isOpen={action !== null} onClose={onClose} title={title}>
      {action !== null && <ChangeForm id={id} action={action} onClose={onClose} />}
    </Dialog>
  );
}

type ChangeFormProps = Omit<ChangeDialogProps, "action"> & { readonly action: Action };

function ChangeForm({ id, action, onClose }: ChangeFormProps) {
  const [reason, setReason] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const { change, refusal } = useChange(id, onClose);
  const { label, effect } = actionWords(action);

  function submit(event: FormEvent) {
    event.preventDefault();
    const text = reason.trim();
    setIsMissing(text === "");
    if (text !== "") change.mutate({ action, reason: text });
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <p>{effect}</p>
      <TextField
        label="Reason"
        hint="Goes into its history."
        error={isMissing ? "Say why." : fieldErrorsOf(change.error)["reason"]}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      <FormProblem error={change.error} />
      {refusal !== null && (
        <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
          {refusal}
        </p>
      )}
      <FormActions
        label={label}
        isBusy={change.isPending}
        cancel={<Button onClick={onClose}>Cancel</Button>}
      />
    </form>
  );
}
