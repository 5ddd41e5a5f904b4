import type { Workspace } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { errorsElsewhere, type FieldErrors } from "../../api/field-errors.ts";
import { meQuery } from "../../api/session.ts";
import { patchWorkspace } from "../../api/workspace.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { toast } from "../../ui/toast-store.ts";
import { useDraft } from "../../ui/use-draft.ts";
import {
  payoutTermsDraft,
  payoutTermsOf,
  WRONG_THRESHOLD,
  type PayoutTermsDraft,
} from "../ledger/payout-terms-draft.ts";
import { PayoutTermsFields } from "../ledger/payout-terms-fields.tsx";

/** What new publishers are agreed with. */
export function PayoutTermsCard({ workspace }: { readonly workspace: Workspace }) {
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: patchWorkspace,
    onSuccess: async () => {
      toast("Payout terms saved");
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const { draft, errors, change, send, settle } = useDraft(
    () => payoutTermsDraft(agreedBy(workspace)),
    saving.error,
    complaints,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    send((sent) => saving.mutate(patchOf(sent), { onSuccess: () => settle(sent) }));
  }

  return (
    <Card
      title="Payout terms"
      description="What new publishers start with. Those that are here already keep their own."
    >
      <form onSubmit={submit} noValidate className="max-w-lg space-y-4">
        <PayoutTermsFields value={draft} error={errors[THRESHOLD]} onChange={change} />
        <FormProblem error={saving.error} elsewhere={errorsElsewhere(errors, [THRESHOLD])} />
        <Button type="submit" look="primary" isBusy={saving.isPending}>
          Save terms
        </Button>
      </form>
    </Card>
  );
}

/** The field by the name that the server has for it. */
const THRESHOLD = "payoutThresholdMicros";

function complaints(draft: PayoutTermsDraft): FieldErrors {
  return payoutTermsOf(draft) === null ? { [THRESHOLD]: WRONG_THRESHOLD } : {};
}

function agreedBy({ payoutTerms, payoutThresholdMicros }: Workspace) {
  return { terms: payoutTerms, thresholdMicros: payoutThresholdMicros };
}

function patchOf(draft: PayoutTermsDraft) {
  const { terms, thresholdMicros } = payoutTermsOf(draft) ?? {};
  return {
    ...(terms === undefined ? {} : { payoutTerms: terms }),
    ...(thresholdMicros === undefined ? {} : { payoutThresholdMicros: thresholdMicros }),
  };
}
