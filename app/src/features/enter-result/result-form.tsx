import type { FormEvent } from "react";
import { errorsElsewhere } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { EMPTY_RESULT, resultErrors, type ResultDraft } from "./result-draft.ts";
import { ResultFacts } from "./result-facts.tsx";
import { ResultOwner } from "./result-owner.tsx";

type ResultFormProps = {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: ResultDraft) => void;
};

const SHOWN = [
  "clickId",
  "campaignId",
  "publisherId",
  "event",
  "txid",
  "amountMicros",
  "eventAtMs",
];

export function ResultForm({ isBusy, error, onCancel, onSubmit }: ResultFormProps) {
  const { draft, errors, change, send } = useDraft<ResultDraft>(
    () => EMPTY_RESULT,
    error,
    resultErrors,
  );
  const set = (part: Partial<ResultDraft>) => change({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    send(onSubmit);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <ResultOwner draft={draft} errors={errors} onChange={set} />
      <ResultFacts draft={draft} errors={errors} onChange={set} />
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, SHOWN)} />
      <FormActions
        label="Enter result"
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}
