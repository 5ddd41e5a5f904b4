import { Trash2 } from "lucide-react";
import type { FieldErrors } from "../../api/field-errors.ts";
import { IconButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { EventTypeDraft } from "./event-type-draft.ts";
import { EventTypeRules } from "./event-type-rules.tsx";
import { PayoutFields } from "./payout-fields.tsx";
import { RevenueFields } from "./revenue-fields.tsx";

type EventTypeFieldsProps = {
  readonly draft: EventTypeDraft;
  readonly currency: string;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (draft: EventTypeDraft) => void;
  /** Null where it may not be removed: the last one, and those with history. */
  readonly onRemove: (() => void) | null;
};

export function EventTypeFields(props: EventTypeFieldsProps) {
  const { draft, currency, path, errors, onChange, onRemove } = props;
  return (
    <fieldset className="rounded-md border p-3">
      <legend className="sr-only">Event type {draft.name}</legend>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          label="Event"
          error={errors[`${path}.name`]}
          hint={draft.isStored ? "Stored names stay." : "As postbacks name it: event=…"}
          disabled={draft.isStored}
          placeholder="sale"
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
        />
        <PayoutFields
          draft={draft}
          currency={currency}
          path={`${path}.payout`}
          errors={errors}
          onChange={(payout) => onChange({ ...draft, ...payout })}
        />
        <RevenueFields
          draft={draft}
          currency={currency}
          path={path}
          errors={errors}
          onChange={onChange}
        />
        <EventTypeRules draft={draft} path={path} errors={errors} onChange={onChange} />
      </div>
      {onRemove !== null && (
        <div className="mt-1 flex justify-end">
          <IconButton label={`Remove event type ${draft.name}`} onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      )}
    </fieldset>
  );
}
