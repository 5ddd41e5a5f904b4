import type { FormEvent } from "react";
import { errorsElsewhere, type FieldErrors } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { EndpointFilter } from "../endpoints/endpoint-filter.tsx";
import { useWorkspace } from "../session/use-me.ts";

export type ReplayDraft = {
  /** "" = of all. */
  readonly endpointId: string;
  readonly state: "failed" | "delivered";
  /** Days of the workspace, both included. */
  readonly from: string;
  readonly to: string;
};

type ReplayFormProps = {
  readonly first: ReplayDraft;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: ReplayDraft) => void;
};

const STATES = [
  { value: "failed", label: "Failed" },
  { value: "delivered", label: "Delivered" },
] as const;

export function ReplayForm({ first, isBusy, error, onCancel, onSubmit }: ReplayFormProps) {
  const { timezone } = useWorkspace();
  const { draft, errors, change, send } = useDraft(() => first, error, replayErrors);
  const set = (part: Partial<ReplayDraft>) => change({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    send(onSubmit);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <p className="text-sm text-muted">
        Those that were made on these days and ended so, under their old ids: a receiver that
        remembers an id leaves it. Days are those of {timezone}.
      </p>
      <EndpointFilter
        value={draft.endpointId}
        error={errors["endpointId"]}
        onChange={(endpointId) => set({ endpointId })}
      />
      <SelectField
        label="State"
        error={errors["state"]}
        choices={STATES}
        value={draft.state}
        onChange={(state) => set({ state })}
      />
      <DayFields draft={draft} errors={errors} onChange={set} />
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, Object.keys(draft))} />
      <FormActions
        label="Send again"
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}

type DayFieldsProps = {
  readonly draft: ReplayDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<ReplayDraft>) => void;
};

function DayFields({ draft, errors, onChange }: DayFieldsProps) {
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <TextField
        label="From"
        error={errors["from"]}
        type="date"
        value={draft.from}
        onChange={(from) => onChange({ from })}
      />
      <TextField
        label="To"
        error={errors["to"]}
        type="date"
        value={draft.to}
        onChange={(to) => onChange({ to })}
      />
    </div>
  );
}

function replayErrors({ from, to }: ReplayDraft): FieldErrors {
  return {
    ...(from === "" ? { from: "Choose the first day." } : {}),
    ...(to === "" ? { to: "Choose the last day." } : {}),
    ...(from !== "" && to !== "" && to < from ? { to: "It comes before the first day." } : {}),
  };
}
