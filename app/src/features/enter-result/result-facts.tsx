import type { FieldErrors } from "../../api/field-errors.ts";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { statusLabel } from "../conversions/conversion-status-badge.tsx";
import { useWorkspace } from "../session/use-me.ts";
import type { ResultDraft } from "./result-draft.ts";

type ResultFactsProps = {
  readonly draft: ResultDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<ResultDraft>) => void;
};

const STATUSES = (["approved", "pending", "hold", "rejected"] as const).map((value) => ({
  value,
  label: statusLabel(value),
}));

/** What happened, when, and what it was worth. */
export function ResultFacts({ draft, errors, onChange }: ResultFactsProps) {
  const { timezone } = useWorkspace();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label="Event"
        isOptional
        hint="Left empty, the campaign's first."
        error={errors["event"]}
        maxLength={60}
        value={draft.event}
        onChange={(event) => onChange({ event })}
      />
      <TextField
        label="Transaction id"
        isOptional
        hint="With it the result counts once."
        error={errors["txid"]}
        maxLength={200}
        value={draft.txid}
        onChange={(txid) => onChange({ txid })}
      />
      <TextField
        label="Sale amount"
        isOptional
        hint="In the campaign's currency."
        error={errors["amountMicros"]}
        inputMode="decimal"
        value={draft.amount}
        onChange={(amount) => onChange({ amount })}
      />
      <SelectField
        label="Status"
        choices={STATUSES}
        value={draft.status}
        onChange={(status) => onChange({ status })}
      />
      <TextField
        label="When it happened"
        isOptional
        hint={`In ${timezone}; left empty, now.`}
        error={errors["eventAtMs"]}
        type="datetime-local"
        value={draft.at}
        onChange={(at) => onChange({ at })}
      />
    </div>
  );
}
