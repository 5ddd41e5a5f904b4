import { EditorForm } from "../../ui/editor-form.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import type { EditorProps } from "../payouts/editor.ts";
import {
  ATTRIBUTION_PATH,
  attributionDraftOf,
  attributionErrors,
  attributionOf,
  type AttributionDraft,
} from "./attribution-draft.ts";
import { Comparison } from "./comparison.tsx";
import { ModelFields } from "./model-fields.tsx";
import { RungList } from "./rung-list.tsx";
import { WindowFields } from "./window-fields.tsx";

const SHOWN =
  /^conversionPolicy\.attribution\.(model\.\w+|rungs|minWindowMs|maxWindowMs\.(click-id|cookie)|viewThrough\.windowMs)$/;

export function AttributionEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { draft, errors, change, send } = useDraft(
    () => attributionDraftOf(campaign.conversionPolicy.attribution),
    error,
    attributionErrors,
  );
  const set = (part: Partial<AttributionDraft>) => change({ ...draft, ...part });
  const submit = () =>
    send((valid) => onSave({ conversionPolicy: { attribution: attributionOf(valid) } }));
  const parts = { draft, errors, onChange: set };
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
        Saved rules hold for results from then on; what is recorded keeps the rules it was recorded
        by.
      </p>
      <ModelFields {...parts} />
      <RungList
        rungs={draft.rungs}
        error={errors[`${ATTRIBUTION_PATH}.rungs`]}
        onChange={(rungs) => set({ rungs })}
      />
      <WindowFields {...parts} />
      <Comparison campaignId={campaign.id} draft={draft} onAsk={send} />
    </EditorForm>
  );
}
