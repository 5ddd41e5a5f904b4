import { Plus } from "lucide-react";
import type { FieldErrors } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import type { CampaignDraft } from "./campaign-draft.ts";
import { emptyEventType, type EventTypeDraft } from "./event-type-draft.ts";
import { EventTypeFields } from "./event-type-fields.tsx";

type EventTypesSectionProps = {
  readonly draft: Pick<CampaignDraft, "eventTypes" | "currency">;
  /** Where what is around it says what they are. */
  readonly isTitleHidden?: boolean;
  readonly errors: FieldErrors;
  readonly onChange: (eventTypes: readonly EventTypeDraft[]) => void;
};

const MOST_EVENT_TYPES = 20;

export function EventTypesSection({
  draft: { eventTypes, currency },
  isTitleHidden = false,
  errors,
  onChange,
}: EventTypesSectionProps) {
  const nextKey = Math.max(-1, ...eventTypes.map(({ key }) => key)) + 1;
  return (
    <section aria-label="Event types" className="space-y-3">
      <div>
        {!isTitleHidden && <h2 className="text-base font-semibold">Event types</h2>}
        <p className="text-sm text-muted">
          The results that pay. A postback that names none means the first.
        </p>
      </div>
      {errors["eventTypes"] !== undefined && (
        <p className="text-sm text-bad">{errors["eventTypes"]}</p>
      )}
      {eventTypes.map((eventType, index) => (
        <EventTypeFields
          key={eventType.key}
          draft={eventType}
          currency={currency}
          path={`eventTypes.${index}`}
          errors={errors}
          onChange={(changed) => onChange(eventTypes.with(index, changed))}
          onRemove={
            eventType.isStored || eventTypes.length === 1
              ? null
              : () => onChange(eventTypes.toSpliced(index, 1))
          }
        />
      ))}
      {eventTypes.length < MOST_EVENT_TYPES && (
        <Button onClick={() => onChange([...eventTypes, emptyEventType(nextKey)])}>
          <Plus aria-hidden className="size-4" />
          Add event type
        </Button>
      )}
    </section>
  );
}
