import { ConditionList } from "./conditions/condition-list.tsx";
import { conditionDraftsOf, conditionsOf } from "./conditions/condition-draft.ts";
import { conditionErrors } from "./conditions/condition-errors.ts";
import { EditorForm } from "../../ui/editor-form.tsx";
import type { EditorProps } from "./editor.ts";
import { useDraft } from "../../ui/use-draft.ts";

const PATH = "delivery.targeting";

export function TargetingEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { draft, errors, change, send } = useDraft(
    () => conditionDraftsOf(campaign.delivery.targeting),
    error,
    (drafts) => Object.fromEntries(conditionErrors(drafts, PATH)),
  );
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => path === PATH || path.startsWith(`${PATH}.`)}
      onCancel={onCancel}
      onSubmit={() => send((valid) => onSave({ targeting: conditionsOf(valid) }))}
    >
      <p className="text-sm text-muted">
        All of these must hold, or the click goes to the fallback and is not payable. What is not
        known of a visitor refuses nobody.
      </p>
      <ConditionList conditions={draft} path={PATH} errors={errors} onChange={change} />
    </EditorForm>
  );
}
