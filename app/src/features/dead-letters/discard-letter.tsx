import type { DeadLetterRow } from "@cleverdrip/contract";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { discardDeadLetter } from "../../api/dead-letters.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useRereadAfterReplay } from "./use-reread-after-replay.ts";

type DiscardLetterProps = { readonly letter: Pick<DeadLetterRow, "id" | "settledAtMs" | "clicks"> };

/** For what can never be replayed, or must not be. Nothing where it does not wait. */
export function DiscardLetter({ letter }: DiscardLetterProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  if (letter.settledAtMs !== null) return null;
  return (
    <section aria-label="Discard" className="mb-5">
      <Button onClick={() => setIsOpen(true)}>Discard…</Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title="Discard the message"
        description="For good: its body is deleted. Its row stays, with your name, the reason and the hash of the body."
      >
        {isOpen && <Discarding letter={letter} onClose={close} />}
      </Dialog>
    </section>
  );
}

function Discarding({
  letter: { id, clicks },
  onClose,
}: DiscardLetterProps & { readonly onClose: () => void }) {
  const [reason, setReason] = useState("");
  const reread = useRereadAfterReplay();
  const discard = useMutation({
    mutationFn: () => discardDeadLetter(id, reason.trim()),
    onSuccess: onClose,
    onSettled: reread,
  });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        discard.mutate();
      }}
    >
      {clicks > 0 && (
        <p>
          {clicks === 1 ? "A click of yours is in it." : `${clicks} clicks of yours are in it.`}
        </p>
      )}
      <TextField
        label="Reason"
        hint="In words, for whoever looks for it later."
        value={reason}
        maxLength={500}
        onChange={setReason}
      />
      <FormProblem error={discard.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          look="danger"
          isBusy={discard.isPending}
          disabled={reason.trim().length < 3}
        >
          Discard for good
        </Button>
      </div>
    </form>
  );
}
