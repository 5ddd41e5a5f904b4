import type { NewLink } from "@cleverdrip/contract";
import type { FormEvent } from "react";
import { errorsElsewhere, type FieldErrors } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { CampaignPicker } from "../campaigns/campaign-picker.tsx";
import { PublisherPicker } from "../publishers/publisher-picker.tsx";
import { AliasField } from "./alias-field.tsx";
import { DomainField } from "./domain-field.tsx";
import { linkErrors, newLinkOf, type LinkDraft } from "./link-draft.ts";

type LinkFormProps = {
  readonly campaignId: string | null;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (body: NewLink) => void;
};

const SHOWN = ["campaignId", "publisherId", "slug", "domainId", "aliases"];

export function LinkForm({ campaignId, isBusy, error, onCancel, onSubmit }: LinkFormProps) {
  const { draft, errors, change, send } = useDraft<LinkDraft>(
    () => ({ campaignId, publisherId: null, slug: "", domainId: null, aliases: [] }),
    error,
    linkErrors,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    send((sent) => {
      const body = newLinkOf(sent);
      if (body !== null) onSubmit(body);
    });
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <LinkFields
        draft={draft}
        errors={errors}
        isCampaignFixed={campaignId !== null}
        onChange={(part) => change({ ...draft, ...part })}
      />
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, SHOWN)} />
      <FormActions
        label="Create link"
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}

type LinkFieldsProps = {
  readonly draft: LinkDraft;
  readonly errors: FieldErrors;
  readonly isCampaignFixed: boolean;
  readonly onChange: (part: Partial<LinkDraft>) => void;
};

function LinkFields({ draft, errors, isCampaignFixed, onChange }: LinkFieldsProps) {
  return (
    <>
      {!isCampaignFixed && (
        <Field label="Campaign" error={errors["campaignId"]}>
          {(control) => (
            <CampaignPicker
              control={control}
              value={draft.campaignId}
              onChange={(campaignId) => onChange({ campaignId })}
            />
          )}
        </Field>
      )}
      <Field label="Publisher" error={errors["publisherId"]}>
        {(control) => (
          <PublisherPicker
            control={control}
            value={draft.publisherId}
            onChange={(publisherId) => onChange({ publisherId })}
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
        placeholder="summer-sale"
        value={draft.slug}
        onChange={(slug) => onChange({ slug })}
      />
      <DomainField
        value={draft.domainId}
        error={errors["domainId"]}
        onChange={(domainId) => onChange({ domainId })}
      />
      <AliasField
        aliases={draft.aliases}
        errors={errors}
        onChange={(aliases) => onChange({ aliases })}
      />
    </>
  );
}
