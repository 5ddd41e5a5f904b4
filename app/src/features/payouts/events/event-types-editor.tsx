import { eventTypesErrors } from "../../campaigns/campaign-errors.ts";
import {
  eventTypeDraftOf,
  newEventTypeOf,
  type EventTypeDraft,
} from "../../campaigns/event-type-draft.ts";
import { EventTypesSection } from "../../campaigns/event-types-section.tsx";
import { EditorForm } from "../../../ui/editor-form.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import type { EditorProps } from "../editor.ts";

const SHOWN =
  /^eventTypes(\.\d+\.(name|payout\.\w+|revenueMicros|revenuePercent|aliases(\.\d+)?|duplicatePolicy|holdDays))?$/;

export function EventTypesEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { draft, errors, change, send } = useDraft(
    (): readonly EventTypeDraft[] => campaign.eventTypes.map(eventTypeDraftOf),
    error,
    eventTypesErrors,
  );
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => SHOWN.test(path)}
      onCancel={onCancel}
      onSubmit={() => send((valid) => onSave({ eventTypes: valid.map(newEventTypeOf) }))}
    >
      <EventTypesSection
        isTitleHidden
        draft={{ eventTypes: draft, currency: campaign.currency }}
        errors={errors}
        onChange={change}
      />
      <p className="text-sm text-muted">
        Changes hold for results from now on. What was recorded before keeps its payout.
      </p>
    </EditorForm>
  );
}
