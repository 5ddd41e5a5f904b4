import type { FieldErrors } from "../../../api/field-errors.ts";
import { TextField } from "../../../ui/text-field.tsx";
import type { CapDraft } from "./cap-draft.ts";
import { CapFrame } from "./cap-frame.tsx";
import { CapReach } from "./cap-reach.tsx";
import { KINDS } from "./cap-words.ts";

type CapFieldsProps = {
  readonly cap: CapDraft;
  readonly number: number;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (cap: CapDraft) => void;
  readonly onRemove: () => void;
};

export function CapFields({ cap, number, path, errors, onChange, onRemove }: CapFieldsProps) {
  const change = (part: Partial<CapDraft>) => onChange({ ...cap, ...part });
  return (
    <CapFrame
      number={number}
      error={errors[path]}
      isHard={cap.isHard}
      hardness={{ label: "How exact", ...KINDS }}
      onHardness={(isHard) => change({ isHard })}
      onRemove={onRemove}
    >
      <div className="grid items-start gap-3 min-[28rem]:grid-cols-2 sm:grid-cols-[0.8fr_0.8fr_1.1fr_1.4fr]">
        <TextField
          label="Clicks"
          error={errors[`${path}.limit`]}
          inputMode="numeric"
          placeholder="1,000"
          value={cap.limit}
          onChange={(limit) => change({ limit })}
        />
        <CapReach cap={cap} path={path} errors={errors} onChange={change} />
      </div>
    </CapFrame>
  );
}
