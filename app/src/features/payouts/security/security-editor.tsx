import type { Campaign } from "@cleverdrip/contract";
import { errorUnder } from "../../../api/error-under.ts";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { EditorForm } from "../../../ui/editor-form.tsx";
import { SelectField } from "../../../ui/text-field.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { ValuesField } from "../../../ui/values-field.tsx";
import type { EditorProps } from "../editor.ts";
import { SecretValues } from "./secret-values.tsx";

type Security = Campaign["conversionPolicy"]["security"];

const PATH = "conversionPolicy.security";
const SHOWN = /^conversionPolicy\.security\.(tokens|secrets|sourceIps|requires)(\.\d+)?$/;
const BETWEEN = /[\s,;]+/;

const REQUIREMENTS = [
  { value: "none", label: "No proof" },
  { value: "token", label: "A token in the URL" },
  { value: "signature", label: "A signature" },
] as const;

const MEANINGS = {
  none: "Whoever knows a click id can report a result for it.",
  token:
    "Postbacks must carry token=… or be signed. Pixels cannot: their results wait for a person.",
  signature:
    "Postbacks must carry sig=…, the HMAC-SHA256 of the query. Pixels cannot: their results wait for a person.",
} as const;

export function SecurityEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { draft, errors, change, send } = useDraft(
    () => campaign.conversionPolicy.security,
    error,
    securityErrors,
  );
  const set = (part: Partial<Security>) => change({ ...draft, ...part });
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => SHOWN.test(path)}
      onCancel={onCancel}
      onSubmit={() => send((security) => onSave({ conversionPolicy: { security } }))}
    >
      <SelectField
        label="Postbacks need"
        error={errors[`${PATH}.requires`]}
        hint={MEANINGS[draft.requires]}
        choices={REQUIREMENTS}
        value={draft.requires}
        onChange={(requires) => set({ requires })}
      />
      <ProofFields security={draft} errors={errors} onChange={set} />
      <ValuesField
        label="Only from these addresses"
        isOptional
        error={errorUnder(errors, `${PATH}.sourceIps`)}
        hint="Addresses or networks of the advertiser's servers. Empty: from anywhere. Pixels come from visitors and are not asked."
        placeholder="203.0.113.0/24"
        separator={BETWEEN}
        values={draft.sourceIps}
        onChange={(sourceIps) => set({ sourceIps: [...sourceIps] })}
      />
    </EditorForm>
  );
}

type ProofFieldsProps = {
  readonly security: Security;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<Security>) => void;
};

function ProofFields({ security, errors, onChange }: ProofFieldsProps) {
  return (
    <>
      <SecretValues
        label="Tokens"
        noun="token"
        hint="Sent in the URL as token=… and several hold at once, so that one can be replaced without a gap."
        error={errorUnder(errors, `${PATH}.tokens`)}
        values={security.tokens}
        onChange={(tokens) => onChange({ tokens: [...tokens] })}
      />
      <SecretValues
        label="Secrets"
        noun="secret"
        hint="The advertiser signs with one of them; it is never sent."
        error={errorUnder(errors, `${PATH}.secrets`)}
        values={security.secrets}
        onChange={(secrets) => onChange({ secrets: [...secrets] })}
      />
    </>
  );
}

function securityErrors({ requires, tokens, secrets }: Security): FieldErrors {
  return {
    ...(requires === "token" && tokens.length === 0
      ? { [`${PATH}.tokens`]: "Make a token, or postbacks could never prove themselves." }
      : {}),
    ...(requires === "signature" && secrets.length === 0
      ? { [`${PATH}.secrets`]: "Make a secret, or no signature could be checked." }
      : {}),
  };
}
