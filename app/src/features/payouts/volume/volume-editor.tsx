import type { FieldErrors } from "../../../api/field-errors.ts";
import { EditorForm } from "../../../ui/editor-form.tsx";
import { RowList } from "../../../ui/row-list.tsx";
import { SelectField } from "../../../ui/text-field.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { PERIODS } from "../../delivery/caps/cap-words.ts";
import { useWorkspace } from "../../session/use-me.ts";
import type { EditorProps } from "../editor.ts";
import { StepFields } from "./step-fields.tsx";
import {
  emptyStep,
  VOLUME_PATH,
  volumeDraftOf,
  volumeErrors,
  volumeOf,
  type VolumeDraft,
} from "./volume-draft.ts";

const SHOWN = /^conversionPolicy\.volume(\.(metric|period|steps(\.\d+(\.(from|ppm))?)?))?$/;
/** The most that the api takes. */
const MOST = 20;
const METRICS = [
  { value: "conversions", label: "Conversions" },
  { value: "revenue", label: "Revenue" },
] as const;

export function VolumeEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { timezone } = useWorkspace();
  const { draft, errors, change, send } = useDraft(
    () => volumeDraftOf(campaign.conversionPolicy.volume),
    error,
    volumeErrors,
  );
  const set = (part: Partial<VolumeDraft>) => change({ ...draft, ...part });
  const submit = () => send((valid) => onSave({ conversionPolicy: { volume: volumeOf(valid) } }));
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
        A share of the payout that is added to it once the publisher has reached a figure in the
        period; with a step from 100, the 101st is the first to earn more. Periods are those of{" "}
        {timezone}.
      </p>
      <div className="grid grid-cols-2 items-start gap-3">
        <SelectField
          label="Counted by"
          error={errors[`${VOLUME_PATH}.metric`]}
          choices={METRICS}
          value={draft.metric}
          onChange={(metric) => set({ metric })}
        />
        <SelectField
          label="Period"
          error={errors[`${VOLUME_PATH}.period`]}
          choices={PERIODS}
          value={draft.period}
          onChange={(period) => set({ period })}
        />
      </div>
      <StepList draft={draft} currency={campaign.currency} errors={errors} onChange={change} />
    </EditorForm>
  );
}

type StepListProps = {
  readonly draft: VolumeDraft;
  readonly currency: string;
  readonly errors: FieldErrors;
  readonly onChange: (draft: VolumeDraft) => void;
};

function StepList({ draft, currency, errors, onChange }: StepListProps) {
  const { metric, steps } = draft;
  return (
    <>
      {steps.length === 0 && <p className="text-sm text-muted">No step: nothing is added.</p>}
      <RowList
        rows={steps}
        most={MOST}
        addLabel="Add step"
        empty={emptyStep}
        onChange={(changed) => onChange({ ...draft, steps: changed })}
      >
        {(step, { index, ...place }) => (
          <StepFields
            key={step.key}
            {...place}
            step={step}
            number={index + 1}
            unit={metric === "revenue" ? currency : "conversions"}
            path={`${VOLUME_PATH}.steps.${index}`}
            errors={errors}
          />
        )}
      </RowList>
    </>
  );
}
