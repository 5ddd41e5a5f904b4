import type { ClickCap } from "@cleverdrip/contract";
import { Field } from "../../../ui/field.tsx";
import { LinkPicker } from "../../links/link-picker.tsx";
import { PublisherPicker } from "../../publishers/publisher-picker.tsx";

type CapSubjectProps = {
  readonly cap: Pick<ClickCap, "scope" | "subjectId">;
  readonly error: string | undefined;
  readonly onChange: (subjectId: string | null) => void;
};

/** Which publisher or link; left open, each of them has the cap for itself. */
export function CapSubject({ cap: { scope, subjectId }, error, onChange }: CapSubjectProps) {
  if (scope === "campaign") return null;
  const Picker = scope === "publisher" ? PublisherPicker : LinkPicker;
  return (
    <Field label={scope === "publisher" ? "Publisher" : "Link"} error={error}>
      {(control) => (
        <Picker
          control={control}
          placeholder={`Each ${scope} on its own`}
          value={subjectId}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
