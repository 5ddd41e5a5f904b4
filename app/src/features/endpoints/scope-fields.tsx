import { errorUnder } from "../../api/error-under.ts";
import type { FieldErrors } from "../../api/field-errors.ts";
import { CONVERSION_STATUSES } from "../../search-params/log-search.ts";
import { CheckChips } from "../../ui/check-chips.tsx";
import { Field } from "../../ui/field.tsx";
import { CampaignPicker } from "../campaigns/campaign-picker.tsx";
import { EventTypeFilter } from "../campaigns/event-type-filter.tsx";
import { statusLabel } from "../conversions/conversion-status-badge.tsx";
import { PublisherPicker } from "../publishers/publisher-picker.tsx";
import { WEBHOOK_EVENTS, type EndpointDraft } from "./endpoint-draft.ts";

type ScopeFieldsProps = {
  readonly draft: EndpointDraft;
  readonly isStored: boolean;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<EndpointDraft>) => void;
};

const STATUS_CHOICES = CONVERSION_STATUSES.map((value) => ({ value, label: statusLabel(value) }));
const EVENT_CHOICES = WEBHOOK_EVENTS.map((value) => ({ value, label: value }));

/** Of whose results it is told, and of which. */
export function ScopeFields(props: ScopeFieldsProps) {
  return (
    <>
      <WhoseFields {...props} />
      <FilterChips {...props} />
    </>
  );
}

function WhoseFields({ draft, isStored, errors, onChange }: ScopeFieldsProps) {
  const isPostback = draft.kind === "postback";
  return (
    <>
      <Field label="Publisher" isOptional={!isPostback} error={errors["publisherId"]}>
        {(control) => (
          <PublisherPicker
            control={{ ...control, disabled: isStored }}
            placeholder={isPostback ? "Search publishers" : "All"}
            value={draft.publisherId}
            onChange={(publisherId) => onChange({ publisherId })}
          />
        )}
      </Field>
      <Field label="Campaign" isOptional error={errors["campaignId"]}>
        {(control) => (
          <CampaignPicker
            control={control}
            placeholder="All"
            value={draft.campaignId}
            onChange={(campaignId) => onChange({ campaignId, eventTypeId: null })}
          />
        )}
      </Field>
      <EventTypeFilter
        campaignId={draft.campaignId ?? undefined}
        value={draft.eventTypeId ?? undefined}
        error={errors["eventTypeId"]}
        onChange={(id) => onChange({ eventTypeId: id ?? null })}
      />
    </>
  );
}

function FilterChips({ draft, errors, onChange }: ScopeFieldsProps) {
  if (draft.kind === "postback") {
    return (
      <CheckChips
        legend="Only these statuses (none: all)"
        error={errorUnder(errors, "filter")}
        choices={STATUS_CHOICES}
        values={draft.statuses}
        onChange={(statuses) => onChange({ statuses })}
      />
    );
  }
  return (
    <CheckChips
      legend="Only these events (none: all)"
      error={errorUnder(errors, "filter")}
      choices={EVENT_CHOICES}
      values={draft.events}
      onChange={(events) => onChange({ events })}
    />
  );
}
