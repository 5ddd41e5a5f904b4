import type { Publisher, StatementRow } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { payStatement } from "../../api/ledger.ts";
import { parseMoney } from "../../format/money.ts";
import type { AskedTerms } from "../../search-params/ledger-search.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast-store.ts";
import { PayForm, type PayDraft } from "./pay-form.tsx";

type PayDialogProps = {
  readonly publisher: Publisher;
  /** Null while none is paid. */
  readonly statement: StatementRow | null;
  readonly asked: AskedTerms;
  readonly onClose: () => void;
};

/** Marks a statement as paid: the money itself is sent elsewhere. */
export function PayDialog({ publisher, statement, asked, onClose }: PayDialogProps) {
  const queryClient = useQueryClient();
  const paying = useMutation({
    mutationFn: ({ of: { firstDay, currency }, ...draft }: Paid) => {
      const amountMicros = parseMoney(draft.amount);
      return payStatement(publisher.id, firstDay, {
        ...asked,
        currency,
        reference: draft.reference.trim(),
        ...(amountMicros === null ? {} : { amountMicros }),
      });
    },
    onSuccess: async () => {
      toast("Statement marked as paid");
      onClose();
      await queryClient.invalidateQueries({ queryKey: ["ledger"] });
    },
  });

  function close() {
    paying.reset();
    onClose();
  }

  return (
    <Dialog
      isOpen={statement !== null}
      onClose={close}
      title="Mark as paid"
      description={publisher.name}
    >
      {statement !== null && (
        <PayForm
          statement={statement}
          isBusy={paying.isPending}
          error={paying.error}
          onCancel={close}
          onSubmit={(draft) => paying.mutate({ ...draft, of: statement })}
        />
      )}
    </Dialog>
  );
}

type Paid = PayDraft & { readonly of: StatementRow };
