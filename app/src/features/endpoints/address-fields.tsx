import type { FieldErrors } from "../../api/field-errors.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { UrlField } from "../macros/url-field.tsx";
import type { EndpointDraft } from "./endpoint-draft.ts";

type FieldsProps = {
  readonly draft: EndpointDraft;
  readonly isStored: boolean;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<EndpointDraft>) => void;
};

const KINDS = [
  { value: "postback", label: "Postback: a publisher's URL" },
  { value: "webhook", label: "Webhook: signed JSON to you" },
] as const;

/** What is called, and how. */
export function AddressFields({ draft, isStored, errors, onChange }: FieldsProps) {
  const url = {
    label: "URL",
    error: errors["url"],
    placeholder: "https://",
    value: draft.url,
    onChange: (text: string) => onChange({ url: text }),
  };
  return (
    <>
      <SelectField
        label="Kind"
        error={errors["kind"]}
        isDisabled={isStored}
        choices={KINDS}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <TextField
        label="Name"
        error={errors["name"]}
        maxLength={120}
        value={draft.name}
        onChange={(name) => onChange({ name })}
      />
      {draft.kind === "postback" ? (
        <UrlField {...url} hint="With {sig} in it, the URL is signed." />
      ) : (
        <TextField
          {...url}
          inputMode="url"
          hint="A public host; every call is a POST signed as Standard Webhooks say."
        />
      )}
      <CheckField
        label="Allow plain http"
        hint="Port 80, for receivers that have no https."
        isChecked={draft.allowHttp}
        onChange={(allowHttp) => onChange({ allowHttp })}
      />
    </>
  );
}
