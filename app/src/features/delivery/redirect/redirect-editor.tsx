import type { Delivery } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { SelectField } from "../../../ui/text-field.tsx";
import { ValuesField } from "../../../ui/values-field.tsx";
import { EditorForm } from "../../../ui/editor-form.tsx";
import type { EditorProps } from "../editor.ts";
import { errorUnder } from "../../../api/error-under.ts";
import { useDraft } from "../../../ui/use-draft.ts";
import { MODES, REFERRER_POLICIES } from "./redirect-words.ts";

const SHOWN = /^delivery\.(redirectMode|referrerPolicy|deepLinkHosts|appSchemes)(\.|$)/;
const BETWEEN = /[\s,;]+/;

export function RedirectEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { draft, errors, change, send } = useDraft(() => {
    const { redirectMode, referrerPolicy, deepLinkHosts, appSchemes } = campaign.delivery;
    return { redirectMode, referrerPolicy, deepLinkHosts, appSchemes };
  }, error);
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => SHOWN.test(path)}
      onCancel={onCancel}
      onSubmit={() =>
        send(({ deepLinkHosts, appSchemes, ...modes }) =>
          onSave({ ...modes, deepLinkHosts: [...deepLinkHosts], appSchemes: [...appSchemes] }),
        )
      }
    >
      <SelectField
        label="Redirect"
        error={errors["delivery.redirectMode"]}
        hint={meaningOf(MODES, draft.redirectMode)}
        choices={MODES}
        value={draft.redirectMode}
        onChange={(redirectMode) => change({ ...draft, redirectMode })}
      />
      <SelectField
        label="Referrer for the destination"
        error={errors["delivery.referrerPolicy"]}
        hint={meaningOf(REFERRER_POLICIES, draft.referrerPolicy)}
        choices={REFERRER_POLICIES}
        value={draft.referrerPolicy}
        onChange={(referrerPolicy) => change({ ...draft, referrerPolicy })}
      />
      <AllowedTargets
        deepLinkHosts={draft.deepLinkHosts}
        appSchemes={draft.appSchemes}
        errors={errors}
        onChange={(part) => change({ ...draft, ...part })}
      />
    </EditorForm>
  );
}

type Targets = Pick<Delivery, "deepLinkHosts" | "appSchemes">;
type AllowedTargetsProps = Targets & {
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<Targets>) => void;
};

/** Where links may lead besides web pages that the campaign names itself. */
function AllowedTargets({ deepLinkHosts, appSchemes, errors, onChange }: AllowedTargetsProps) {
  return (
    <>
      <ValuesField
        label="Deep-link hosts"
        isOptional
        error={errorUnder(errors, "delivery.deepLinkHosts")}
        hint="Publishers may lead to any page of these hosts, and of their subdomains, by ?url=… on their link. Empty: they may not."
        placeholder="shop.example"
        separator={BETWEEN}
        values={deepLinkHosts}
        onChange={(values) => onChange({ deepLinkHosts: values })}
      />
      <ValuesField
        label="App schemes"
        isOptional
        error={errorUnder(errors, "delivery.appSchemes")}
        hint="Destinations may open an app: myshop for myshop://product/7. Empty: web addresses only."
        placeholder="myshop"
        separator={BETWEEN}
        values={appSchemes}
        onChange={(values) => onChange({ appSchemes: values })}
      />
    </>
  );
}

function meaningOf(
  choices: readonly { readonly value: string; readonly meaning: string }[],
  value: string,
): string {
  return choices.find((choice) => choice.value === value)?.meaning ?? "";
}
