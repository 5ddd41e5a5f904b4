import { EditorForm } from "../../../ui/editor-form.tsx";
import { RowList } from "../../../ui/row-list.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { useWorkspace } from "../../session/use-me.ts";
import type { EditorProps } from "../editor.ts";
import {
  CAPS_PATH,
  conversionCapDraftOf,
  conversionCapErrors,
  conversionCapOf,
  emptyConversionCap,
  type ConversionCapDraft,
} from "./conversion-cap-draft.ts";
import { ConversionCapFields } from "./conversion-cap-fields.tsx";

/** The most that the api takes. */
const MOST = 50;
const SHOWN = /^conversionPolicy\.caps(\.\d+(\.(metric|limit|period|scope|subjectId))?)?$/;

export function ConversionCapsEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { timezone } = useWorkspace();
  const { draft, errors, change, send } = useDraft<readonly ConversionCapDraft[]>(
    () => campaign.conversionPolicy.caps.map(conversionCapDraftOf),
    error,
    conversionCapErrors,
  );
  const submit = () =>
    send((valid) => onSave({ conversionPolicy: { caps: valid.map(conversionCapOf) } }));
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => SHOWN.test(path)}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <p className="text-sm text-muted">
        Exact limits on what results count and cost, by the time they happened. Days, weeks from
        Monday and months are those of {timezone}. A cap for one publisher or link stands in for the
        one of each.
      </p>
      {errors[CAPS_PATH] !== undefined && <p className="text-sm text-bad">{errors[CAPS_PATH]}</p>}
      <RowList
        rows={draft}
        most={MOST}
        addLabel="Add cap"
        empty={emptyConversionCap}
        onChange={change}
      >
        {(cap, { index, ...place }) => (
          <ConversionCapFields
            key={cap.key}
            {...place}
            cap={cap}
            currency={campaign.currency}
            number={index + 1}
            path={`${CAPS_PATH}.${index}`}
            errors={errors}
          />
        )}
      </RowList>
    </EditorForm>
  );
}
