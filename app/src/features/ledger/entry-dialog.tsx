import type { NewLedgerEntry, Publisher } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addLedgerEntry } from "../../api/ledger.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast-store.ts";
import type { EntryDraft } from "./entry-draft.ts";
import { EntryForm } from "./entry-form.tsx";
import { ENTRY_WORDS } from "./entry-words.ts";

type EntryDialogProps = {
  readonly publisher: Pick<Publisher, "id" | "name">;
  /** What the form begins with; null while it is closed. */
  readonly first: EntryDraft | null;
  readonly currencies: readonly string[];
  readonly onClose: () => void;
};

/** An entry of the ledger made by hand: an adjustment, or a payment. */
export function EntryDialog({ publisher, first, currencies, onClose }: EntryDialogProps) {
  const queryClient = useQueryClient();
  const entering = useMutation({
    mutationFn: (entry: NewLedgerEntry) => addLedgerEntry(publisher.id, entry),
    onSuccess: async ({ kind }) => {
      toast(ENTRY_WORDS[kind === "payment" ? "payment" : "adjust"].done);
      onClose();
      await queryClient.invalidateQueries({ queryKey: ["ledger"] });
    },
  });

  function close() {
    entering.reset();
    onClose();
  }

  return (
    <Dialog
      isOpen={first !== null}
      onClose={close}
      title={first === null ? "" : ENTRY_WORDS[first.kind].title}
      description={publisher.name}
    >
      {first !== null && (
        <EntryForm
          first={first}
          currencies={[...new Set([first.currency, ...currencies])]}
          isBusy={entering.isPending}
          error={entering.error}
          onCancel={close}
          onSubmit={entering.mutate}
        />
      )}
    </Dialog>
  );
}
