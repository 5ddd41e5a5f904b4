import type { FormEvent, ReactNode } from "react";
import { errorsElsewhere } from "../../api/field-errors.ts";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useDraft } from "../../ui/use-draft.ts";
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
  const { draft, errors, change, send } = useDraft(() => initial, error, campaignErrors);
  const set = (part: Partial<CampaignDraft>) => change({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    send(onSubmit);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      <TextField
        label="Name"
        error={errors["name"]}
        maxLength={120}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <DestinationField
        value={draft.destinationUrl}
        error={errors["destinationUrl"]}
        onChange={(destinationUrl) => set({ destinationUrl })}
      />
      <TermsFields draft={draft} errors={errors} isNew={isNew} onChange={set} />
      {isNew && (
        <EventTypesSection
          draft={draft}
          errors={errors}
          onChange={(eventTypes) => set({ eventTypes })}
        />
      )}
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, Object.keys(draft))} />
      <FormActions
        label={isNew ? "Create campaign" : "Save changes"}
        isBusy={isBusy}
        cancel={cancel}
      />
    </form>
  );
}
