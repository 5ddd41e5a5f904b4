import type { Campaign, PayoutTermsRow } from "@cleverdrip/contract";
import type { FormEvent } from "react";
import { errorsElsewhere, type FieldErrors } from "../../../api/field-errors.ts";
import { Button } from "../../../ui/button.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { SelectField, TextField } from "../../../ui/text-field.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { PayoutFields } from "../../campaigns/payout-fields.tsx";
import { payoutWords } from "../../campaigns/payout-words.ts";
import { SubjectField } from "./subject-field.tsx";
import { campaignPayout } from "./campaign-payout.ts";
import { CLICKS, emptyTerms, termsDraftOf, termsErrors, type TermsDraft } from "./terms-draft.ts";

type TermsFormProps = {
  readonly campaign: Campaign;
  /** Null for new ones. */
  readonly terms: PayoutTermsRow | null;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: TermsDraft) => void;
};

const SHOWN = ["subject", "eventTypeId", "payout"];

export function TermsForm(props: TermsFormProps) {
  const { campaign, terms, isBusy, error, onCancel, onSubmit } = props;
  const { draft, errors, change, send } = useDraft(
    () => (terms === null ? emptyTerms(campaign.eventTypes[0]?.id ?? CLICKS) : termsDraftOf(terms)),
    error,
    termsErrors,
  );
  const set = (part: Partial<TermsDraft>) => change({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    send(onSubmit);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <SubjectField
        draft={draft}
        isStored={terms !== null}
        error={errors["subject"]}
        onChange={set}
      />
      <AmountFields
        campaign={campaign}
        draft={draft}
        isStored={terms !== null}
        errors={errors}
        onChange={set}
      />
      <p className="text-sm text-muted">Holds for results from now on.</p>
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, SHOWN)} />
      <FormActions
        label={terms === null ? "Add terms" : "Save changes"}
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}

type AmountFieldsProps = {
  readonly campaign: Campaign;
  readonly draft: TermsDraft;
  readonly isStored: boolean;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<TermsDraft>) => void;
};

/** For what, and how much. */
function AmountFields({ campaign, draft, isStored, errors, onChange }: AmountFieldsProps) {
  const { eventTypes, currency } = campaign;
  const { eventTypeId, perClick, payout } = draft;
  return (
    <>
      <SelectField
        label="For"
        error={errors["eventTypeId"]}
        hint={ownWords(campaign, eventTypeId)}
        isDisabled={isStored}
        choices={[
          ...eventTypes.map(({ id, name }) => ({ value: id, label: `Event ${name}` })),
          { value: CLICKS, label: "Every payable click" },
        ]}
        value={eventTypeId}
        onChange={(value) => onChange({ eventTypeId: value })}
      />
      {eventTypeId === CLICKS ? (
        <TextField
          label={`Payout per click (${currency})`}
          error={errors["payout.amountMicros"]}
          inputMode="decimal"
          placeholder="0.05"
          value={perClick}
          onChange={(text) => onChange({ perClick: text })}
        />
      ) : (
        <PayoutFields
          draft={payout}
          currency={currency}
          path="payout"
          errors={errors}
          onChange={(changed) => onChange({ payout: changed })}
        />
      )}
    </>
  );
}

function ownWords(campaign: Campaign, eventTypeId: string): string {
  const own = campaignPayout(campaign, eventTypeId);
  return own === null
    ? "The campaign itself pays nothing for it."
    : `The campaign itself pays ${payoutWords(own, campaign.currency)}.`;
}
