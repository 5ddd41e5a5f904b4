import type { FormEvent } from "react";
import { errorsElsewhere, type FieldErrors } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { TierField } from "./tier-field.tsx";

export type PublisherDraft = {
  readonly name: string;
  readonly email: string;
  /** "" = none. */
  readonly tier: string;
};

type PublisherFormProps = {
  readonly initial: PublisherDraft;
  readonly isNew: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: PublisherDraft) => void;
};

export function PublisherForm(props: PublisherFormProps) {
  const { initial, isNew, isBusy, error, onCancel, onSubmit } = props;
  const { draft, errors, change, send } = useDraft(() => initial, error, publisherErrors);
  const set = (part: Partial<PublisherDraft>) => change({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    send(({ name, email, tier }) =>
      onSubmit({ name: name.trim(), email: email.trim(), tier: tier.trim() }),
    );
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <TextField
        label="Name"
        error={errors["name"]}
        maxLength={120}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        label="E-mail"
        error={errors["email"]}
        type="email"
        value={draft.email}
        onChange={(email) => set({ email })}
      />
      <TierField
        isOptional
        error={errors["tier"]}
        hint="A group that payouts are agreed with, campaign by campaign."
        value={draft.tier}
        onChange={(tier) => set({ tier })}
      />
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, ["name", "email", "tier"])} />
      <FormActions
        label={isNew ? "Add publisher" : "Save changes"}
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}

function publisherErrors({ name, email }: PublisherDraft): FieldErrors {
  return {
    ...(name.trim() === "" ? { name: "Give the publisher a name." } : {}),
    ...(/^\S+@\S+\.\S+$/.test(email.trim())
      ? {}
      : { email: "This is not a whole e-mail address." }),
  };
}
