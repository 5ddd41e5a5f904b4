import type { Endpoint } from "@cleverdrip/contract";
import type { FormEvent } from "react";
import { errorsElsewhere } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { AddressFields } from "./address-fields.tsx";
import {
  EMPTY_ENDPOINT,
  endpointDraftOf,
  endpointErrors,
  type EndpointDraft,
} from "./endpoint-draft.ts";
import { ScopeFields } from "./scope-fields.tsx";

type EndpointFormProps = {
  /** Null for a new one. */
  readonly endpoint: Endpoint | null;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: EndpointDraft) => void;
};

export function EndpointForm(props: EndpointFormProps) {
  const { endpoint, isBusy, error, onCancel, onSubmit } = props;
  const { draft, errors, change, send } = useDraft(
    () => (endpoint === null ? EMPTY_ENDPOINT : endpointDraftOf(endpoint)),
    error,
    endpointErrors,
  );
  const fields = {
    draft,
    errors,
    isStored: endpoint !== null,
    onChange: (part: Partial<EndpointDraft>) => change({ ...draft, ...part }),
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    send(onSubmit);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <AddressFields {...fields} />
      <ScopeFields {...fields} />
      <FormProblem
        error={error}
        elsewhere={errorsElsewhere(errors, [...Object.keys(draft), "filter"])}
      />
      <FormActions
        label={endpoint === null ? "Add endpoint" : "Save changes"}
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}
