import type { FormEvent } from "react";
import { errorsElsewhere, type FieldErrors } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { DomainField } from "../links/domain-field.tsx";
import { PublisherPicker } from "../publishers/publisher-picker.tsx";
import { MemberList } from "./member-list.tsx";
import { smartLinkErrors, type SmartLinkDraft } from "./smart-link-draft.ts";

type SmartLinkFormProps = {
  readonly initial: () => SmartLinkDraft;
  readonly isNew: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: SmartLinkDraft) => void;
};

const SHOWN = ["name", "publisherId", "slug", "domainId", "members"];

export function SmartLinkForm(props: SmartLinkFormProps) {
  const { initial, isNew, isBusy, error, onCancel, onSubmit } = props;
  const { draft, errors, change, send } = useDraft(initial, error, smartLinkErrors);
  const set = (part: Partial<SmartLinkDraft>) => change({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    send(onSubmit);
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
      {isNew && <NewLinkFields draft={draft} errors={errors} onChange={set} />}
      <DomainField
        value={draft.domainId}
        error={errors["domainId"]}
        onChange={(domainId) => set({ domainId })}
      />
      <MemberList
        members={draft.members}
        publisherId={draft.publisherId}
        errors={errors}
        onChange={(members) => set({ members })}
      />
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, SHOWN)} />
      <FormActions
        label={isNew ? "Create smart link" : "Save changes"}
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}

type NewLinkFieldsProps = {
  readonly draft: SmartLinkDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<SmartLinkDraft>) => void;
};

/** What cannot be changed later. */
function NewLinkFields({ draft, errors, onChange }: NewLinkFieldsProps) {
  return (
    <>
      <Field label="Publisher" error={errors["publisherId"]}>
        {(control) => (
          <PublisherPicker
            control={control}
            value={draft.publisherId}
            onChange={(publisherId) =>
              onChange({
                publisherId,
                members: draft.members.map((member) => ({ ...member, linkId: null })),
              })
            }
          />
        )}
      </Field>
      <TextField
        label="Slug"
        isOptional
        error={errors["slug"]}
        hint="The end of the address. Left empty, one is made up."
        autoCapitalize="none"
        spellCheck={false}
        placeholder="best-offer"
        value={draft.slug}
        onChange={(slug) => onChange({ slug })}
      />
    </>
  );
}
