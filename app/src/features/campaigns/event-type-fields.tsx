import { Trash2 } from "lucide-react";
import type { FieldErrors } from "../../api/field-errors.ts";
import { IconButton } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { hasAmount, hasShare, type EventTypeDraft } from "./event-type-draft.ts";
import { EventTypeRules } from "./event-type-rules.tsx";
import { PAYOUT_MODELS } from "./payout-words.ts";

type EventTypeFieldsProps = {
  readonly draft: EventTypeDraft;
  readonly currency: string;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (draft: EventTypeDraft) => void;
  /** Null where it may not be removed: the last one, and those with history. */
  readonly onRemove: (() => void) | null;
};

export function EventTypeFields({ onRemove, ...props }: EventTypeFieldsProps) {
  const { draft, currency, path, errors, onChange } = props;
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
        <SelectField
          label="Payout model"
          error={errors[`${path}.payout.model`]}
          choices={PAYOUT_MODELS}
          value={draft.model}
          onChange={(model) => onChange({ ...draft, model })}
        />
        <PayoutFields {...props} />
        <TextField
          label={`Revenue (${currency})`}
          isOptional
          error={errors[`${path}.revenueMicros`]}
          hint="What the advertiser owes. Empty: the postback's amount."
          inputMode="decimal"
          value={draft.revenue}
          onChange={(revenue) => onChange({ ...draft, revenue })}
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

type PayoutFieldsProps = Omit<EventTypeFieldsProps, "onRemove">;

function PayoutFields({ draft, currency, path, errors, onChange }: PayoutFieldsProps) {
  return (
    <>
      {hasAmount(draft.model) && (
        <TextField
          label={`Payout (${currency})`}
          error={errors[`${path}.payout.amountMicros`]}
          hint="Owed to the publisher per result."
          inputMode="decimal"
          placeholder="3.30"
          value={draft.amount}
          onChange={(amount) => onChange({ ...draft, amount })}
        />
      )}
      {hasShare(draft.model) && (
        <TextField
          label="Payout (%)"
          error={errors[`${path}.payout.percent`]}
          hint={draft.model === "revshare" ? "Of the revenue." : "Of the sale amount."}
          inputMode="decimal"
          placeholder="20"
          value={draft.percent}
          onChange={(percent) => onChange({ ...draft, percent })}
        />
      )}
    </>
  );
}
