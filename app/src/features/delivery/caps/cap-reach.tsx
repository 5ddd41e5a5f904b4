import type { ClickCap } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { SelectField } from "../../../ui/text-field.tsx";
import { CapSubject } from "./cap-subject.tsx";
import { PERIODS, SCOPES } from "./cap-words.ts";

type Reach = Pick<ClickCap, "period" | "scope" | "subjectId">;

type CapReachProps = {
  readonly cap: Reach;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<Reach>) => void;
};

/** Over which time a cap counts, and for whom. */
export function CapReach({ cap, path, errors, onChange }: CapReachProps) {
  return (
    <>
      <SelectField
        label="Period"
        error={errors[`${path}.period`]}
        choices={PERIODS}
        value={cap.period}
        onChange={(period) => onChange({ period })}
      />
      <SelectField
        label="For"
        error={errors[`${path}.scope`]}
        choices={SCOPES}
        value={cap.scope}
        onChange={(scope) => onChange({ scope, subjectId: null })}
      />
      <CapSubject
        cap={cap}
        error={errors[`${path}.subjectId`]}
        onChange={(subjectId) => onChange({ subjectId })}
      />
    </>
  );
}
