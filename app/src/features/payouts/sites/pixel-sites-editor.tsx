import { errorUnder } from "../../../api/error-under.ts";
import { EditorForm } from "../../../ui/editor-form.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { ValuesField } from "../../../ui/values-field.tsx";
import type { EditorProps } from "../editor.ts";

const PATH = "conversionPolicy.pixelSites";
const BETWEEN = /[\s,;]+/;

export function PixelSitesEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { draft, errors, change, send } = useDraft<readonly string[]>(
    () => campaign.conversionPolicy.pixelSites,
    error,
  );
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => path === PATH || path.startsWith(`${PATH}.`)}
      onCancel={onCancel}
      onSubmit={() => send((sites) => onSave({ conversionPolicy: { pixelSites: [...sites] } }))}
    >
      <p className="text-sm text-muted">
        A pixel or snippet on a page of any other site is received, but its result waits on hold for
        a person to decide. Browsers that do not say which page it was are taken.
      </p>
      <ValuesField
        label="Only from pages of these sites"
        isOptional
        error={errorUnder(errors, PATH)}
        hint="shop.example for one host, *.shop.example for all under it. Empty: from any site."
        placeholder="shop.example"
        separator={BETWEEN}
        values={draft}
        onChange={change}
      />
    </EditorForm>
  );
}
