import { useState, type FormEvent } from "react";
import {
  errorsElsewhere,
  fieldErrorsOf,
  NO_ERRORS,
  type FieldErrors,
} from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";

export type PublisherDraft = { readonly name: string; readonly email: string };

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
  const [name, setName] = useState(initial.name);
  const [email, setEmail] = useState(initial.email);
  const [ownErrors, setOwnErrors] = useState(NO_ERRORS);
  const errors = { ...fieldErrorsOf(error), ...ownErrors };

  function submit(event: FormEvent) {
    event.preventDefault();
    const draft = { name: name.trim(), email: email.trim() };
    const found = publisherErrors(draft);
    setOwnErrors(found);
    if (Object.keys(found).length === 0) onSubmit(draft);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <TextField
        label="Name"
        error={errors["name"]}
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <TextField
        label="E-mail"
        error={errors["email"]}
        type="email"
        value={email}
        onChange={setEmail}
      />
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, ["name", "email"])} />
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
    ...(name === "" ? { name: "Give the publisher a name." } : {}),
    ...(/^\S+@\S+\.\S+$/.test(email) ? {} : { email: "This is not a whole e-mail address." }),
  };
}
