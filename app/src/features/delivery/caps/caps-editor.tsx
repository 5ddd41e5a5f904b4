import { useWorkspace } from "../../session/use-me.ts";
import { EditorForm } from "../../../ui/editor-form.tsx";
import { RowList } from "../../../ui/row-list.tsx";
import type { EditorProps } from "../editor.ts";
import { useDraft } from "../../../ui/use-draft.ts";
import { capDraftOf, capErrors, capOf, emptyCap, type CapDraft } from "./cap-draft.ts";
import { CapFields } from "./cap-fields.tsx";

const PATH = "delivery.caps";
/** The most that the api takes. */
const MOST = 20;
const SHOWN = /^delivery\.caps(\.\d+(\.(limit|period|scope|subjectId))?)?$/;

export function CapsEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { timezone } = useWorkspace();
  const { draft, errors, change, send } = useDraft<readonly CapDraft[]>(
    () => campaign.delivery.caps.map(capDraftOf),
    error,
    (drafts) => capErrors(drafts, PATH),
  );
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => SHOWN.test(path)}
      onCancel={onCancel}
      onSubmit={() => send((valid) => onSave({ caps: valid.map(capOf) }))}
    >
      <p className="text-sm text-muted">
        Limits on payable clicks. Over one, clicks go to the fallback. Days, weeks from Monday and
        months are those of {timezone}.
      </p>
      {errors[PATH] !== undefined && <p className="text-sm text-bad">{errors[PATH]}</p>}
      <RowList rows={draft} most={MOST} addLabel="Add cap" empty={emptyCap} onChange={change}>
        {(cap, { index, ...place }) => (
          <CapFields
            key={cap.key}
            {...place}
            cap={cap}
            number={index + 1}
            path={`${PATH}.${index}`}
            errors={errors}
          />
        )}
      </RowList>
    </EditorForm>
  );
}
