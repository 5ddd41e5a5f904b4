import type { FormEvent } from "react";
import { errorsElsewhere, type FieldErrors } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import {
  payoutTermsOf,
  WRONG_THRESHOLD,
  type PayoutTermsDraft,
} from "../ledger/payout-terms-draft.ts";
import { PayoutTermsFields } from "../ledger/payout-terms-fields.tsx";
import { TierField } from "./tier-field.tsx";

export type PublisherDraft = {
  readonly name: string;
  readonly email: string;
  /** "" = none. */
  readonly tier: string;
  /** null of one that is there already: its own page has them, with its statements. */
  readonly agreed: PayoutTermsDraft | null;
};

type PublisherFormProps = {
  readonly initial: PublisherDraft;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: PublisherDraft) => void;
};

export function PublisherForm(props: PublisherFormProps) {
  const { initial, isBusy, error, onCancel, onSubmit } = props;
  const { draft, errors, change, send } = useDraft(() => initial, error, publisherErrors);
  const set = (part: Partial<PublisherDraft>) => change({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    send(({ name, email, tier, agreed }) =>
      onSubmit({ name: name.trim(), email: email.trim(), tier: tier.trim(), agreed }),
    );
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <WhoFields {...{ draft, errors }} onChange={set} />
      <TierField
        isOptional
        error={errors["tier"]}
        hint="A group that payouts are agreed with, campaign by campaign."
        value={draft.tier}
        onChange={(tier) => set({ tier })}
      />
      {draft.agreed !== null && (
        <PayoutTermsFields
          value={draft.agreed}
          error={errors["thresholdMicros"]}
          onChange={(agreed) => set({ agreed })}
        />
      )}
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, SHOWN)} />
      <FormActions
        label={draft.agreed !== null ? "Add publisher" : "Save changes"}
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}

type WhoFieldsProps = {
  readonly draft: PublisherDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<PublisherDraft>) => void;
};

function WhoFields({ draft, errors, onChange }: WhoFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        error={errors["name"]}
        maxLength={120}
        value={draft.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label="E-mail"
        error={errors["email"]}
        type="email"
        value={draft.email}
        onChange={(email) => onChange({ email })}
      />
    </>
  );
}

const SHOWN = ["name", "email", "tier", "thresholdMicros"];

function publisherErrors({ name, email, agreed }: PublisherDraft): FieldErrors {
  return {
    ...(name.trim() === "" ? { name: "Give the publisher a name." } : {}),
    ...(/^\S+@\S+\.\S+$/.test(email.trim())
      ? {}
      : { email: "This is not a whole e-mail address." }),
    ...(agreed !== null && payoutTermsOf(agreed) === null
      ? { thresholdMicros: WRONG_THRESHOLD }
      : {}),
  };
}
