import { useState, type FormEvent, type ReactNode } from "react";
import { errorsElsewhere, fieldErrorsOf, NO_ERRORS } from "../../api/field-errors.ts";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { CampaignDraft } from "./campaign-draft.ts";
import { campaignErrors } from "./campaign-errors.ts";
import { DestinationField } from "./destination-field.tsx";
import { EventTypesSection } from "./event-types-section.tsx";
import { TermsFields } from "./terms-fields.tsx";

type CampaignFormProps = {
  readonly initial: CampaignDraft;
  readonly isNew: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly cancel: ReactNode;
  readonly onSubmit: (draft: CampaignDraft) => void;
};

export function CampaignForm(props: CampaignFormProps) {
  const { initial, isNew, isBusy, error, cancel, onSubmit } = props;
  const [draft, setDraft] = useState(initial);
  const [ownErrors, setOwnErrors] = useState(NO_ERRORS);
  const errors = { ...fieldErrorsOf(error), ...ownErrors };
  const change = (part: Partial<CampaignDraft>) => setDraft({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = campaignErrors(draft);
    setOwnErrors(found);
    if (Object.keys(found).length === 0) onSubmit(draft);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      <TextField
        label="Name"
        error={errors["name"]}
        maxLength={120}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <DestinationField
        value={draft.destinationUrl}
        error={errors["destinationUrl"]}
        onChange={(destinationUrl) => change({ destinationUrl })}
      />
      <TermsFields draft={draft} errors={errors} isNew={isNew} onChange={change} />
      <EventTypesSection
        draft={draft}
        errors={errors}
        onChange={(eventTypes) => change({ eventTypes })}
      />
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, Object.keys(draft))} />
      <FormActions
        label={isNew ? "Create campaign" : "Save changes"}
        isBusy={isBusy}
        cancel={cancel}
      />
    </form>
  );
}
