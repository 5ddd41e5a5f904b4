import { useState, type FormEvent } from "react";
import { errorsElsewhere, fieldErrorsOf, NO_ERRORS } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { EMPTY_ENDPOINT, endpointErrors, type EndpointDraft } from "./endpoint-draft.ts";
import { AddressFields } from "./address-fields.tsx";
import { ScopeFields } from "./scope-fields.tsx";

type EndpointFormProps = {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: EndpointDraft) => void;
};

export function EndpointForm({ isBusy, error, onCancel, onSubmit }: EndpointFormProps) {
  const [draft, setDraft] = useState(EMPTY_ENDPOINT);
  const [ownErrors, setOwnErrors] = useState(NO_ERRORS);
  const errors = { ...fieldErrorsOf(error), ...ownErrors };
  const change = (part: Partial<EndpointDraft>) => setDraft({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = endpointErrors(draft);
    setOwnErrors(found);
    if (Object.keys(found).length === 0) onSubmit(draft);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <AddressFields draft={draft} errors={errors} onChange={change} />
      <ScopeFields draft={draft} errors={errors} onChange={change} />
      <FormProblem
        error={error}
        elsewhere={errorsElsewhere(errors, [...Object.keys(draft), "filter"])}
      />
      <FormActions
        label="Add endpoint"
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}
