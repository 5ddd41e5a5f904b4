import type { ClickHold } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { decideClickHolds } from "../../../api/click-holds.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast-store.ts";
import { useUnsaved } from "../../../ui/unsaved.ts";
import { refreshDecided } from "../review/refresh-decided.ts";
import { effectWords, outcomeWords, subjectWords } from "./decide-words.ts";
import { dayOf } from "./hold-day.ts";
import type { Verb } from "./hold-words.ts";

/** Days in the same state, of which one thing is decided. */
export type Deciding = { readonly holds: readonly ClickHold[]; readonly verb: Verb };

type DecideDialogProps = {
  /** null while nothing is decided. */
  readonly deciding: Deciding | null;
  readonly onClose: () => void;
  /** Before it closes, once they are decided. */
  readonly onDecided: () => void;
};

export function DecideDialog({ deciding, onClose, onDecided }: DecideDialogProps) {
  return (
    <Dialog
      isOpen={deciding !== null}
      onClose={onClose}
      title={deciding?.verb === "refuse" ? "Refuse what is held" : "Pay what is held"}
      description={deciding === null ? undefined : subjectWords(deciding.holds)}
    >
      {deciding !== null && <DecideForm {...deciding} onClose={onClose} onDecided={onDecided} />}
    </Dialog>
  );
}

type DecideFormProps = Deciding & Omit<DecideDialogProps, "deciding">;

function DecideForm({ holds, verb, onClose, onDecided }: DecideFormProps) {
  const [note, setNote] = useState("");
  const sending = useDecide({ holds, verb }, () => {
    onDecided();
    onClose();
  });
  useUnsaved(note !== "");

  function submit(event: FormEvent) {
    event.preventDefault();
    sending.mutate(note.trim());
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <p className="text-sm">{effectWords(holds, verb)}</p>
      <TextField label="Note" isOptional maxLength={500} value={note} onChange={setNote} />
      <FormProblem error={sending.error} />
      <FormActions
        label={verb === "pay" ? "Pay" : "Refuse"}
        isBusy={sending.isPending}
        cancel={<Button onClick={onClose}>Cancel</Button>}
      />
    </form>
  );
}

function useDecide({ holds, verb }: Deciding, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (note: string) =>
      decideClickHolds({ days: holds.map(dayOf), decision: verb, note }),
    onSuccess: async ({ data }) => {
      const { text, tone, detail } = outcomeWords(holds, data, verb);
      toast(text, tone, detail);
      onDone();
      await refreshDecided(queryClient);
    },
  });
}
