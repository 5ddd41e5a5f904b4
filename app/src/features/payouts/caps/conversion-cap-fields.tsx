import type { FieldErrors } from "../../../api/field-errors.ts";
import { SelectField, TextField } from "../../../ui/text-field.tsx";
import { CapFrame } from "../../delivery/caps/cap-frame.tsx";
import { CapReach } from "../../delivery/caps/cap-reach.tsx";
import type { ConversionCapDraft } from "./conversion-cap-draft.ts";

type ConversionCapFieldsProps = {
  readonly cap: ConversionCapDraft;
  readonly currency: string;
  readonly number: number;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (cap: ConversionCapDraft) => void;
  readonly onRemove: () => void;
};

const METRICS = [
  { value: "conversions", label: "Conversions" },
  { value: "payout", label: "Payout" },
  { value: "revenue", label: "Revenue" },
] as const;

const HARDNESS = {
  label: "Over it",
  soft: "What goes over it is held for you to decide.",
  hard: "What goes over it is refused.",
} as const;

export function ConversionCapFields(props: ConversionCapFieldsProps) {
  const { cap, currency, number, path, errors, onChange, onRemove } = props;
  const change = (part: Partial<ConversionCapDraft>) => onChange({ ...cap, ...part });
  const isCount = cap.metric === "conversions";
  return (
    <CapFrame
      number={number}
      error={errors[path]}
      isHard={cap.isHard}
      hardness={HARDNESS}
      onHardness={(isHard) => change({ isHard })}
      onRemove={onRemove}
    >
      <div className="grid items-start gap-3 min-[28rem]:grid-cols-2 sm:grid-cols-3">
        <SelectField
          label="Of what"
          error={errors[`${path}.metric`]}
          choices={METRICS}
          value={cap.metric}
          onChange={(metric) => change({ metric })}
        />
        <TextField
          label={isCount ? "Limit" : `Limit (${currency})`}
          error={errors[`${path}.limit`]}
          inputMode={isCount ? "numeric" : "decimal"}
          placeholder={isCount ? "500" : "1000"}
          value={cap.limit}
          onChange={(limit) => change({ limit })}
        />
        <CapReach cap={cap} path={path} errors={errors} onChange={change} />
      </div>
    </CapFrame>
  );
}
