import { Field } from "../../../ui/field.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { PublisherPicker } from "../../publishers/publisher-picker.tsx";
import { TierField } from "../../publishers/tier-field.tsx";
import type { TermsDraft } from "./terms-draft.ts";

type SubjectFieldProps = {
  readonly draft: TermsDraft;
  /** Whose terms they are stays: others are made for somebody else. */
  readonly isStored: boolean;
  readonly error: string | undefined;
  readonly onChange: (part: Partial<TermsDraft>) => void;
};

const SCOPES = [
  { value: "publisher", label: "One publisher" },
  { value: "tier", label: "A tier" },
] as const;

export function SubjectField({ draft, isStored, error, onChange }: SubjectFieldProps) {
  const { scope, publisherId, tier } = draft;
  return (
    <>
      {!isStored && (
        <Segmented
          label="Terms for"
          options={SCOPES}
          value={scope}
          onChange={(value) => onChange({ scope: value })}
        />
      )}
      {scope === "tier" ? (
        <TierField
          error={error}
          isDisabled={isStored}
          hint="Every publisher of the tier that has no terms of its own."
          value={tier}
          onChange={(text) => onChange({ tier: text })}
        />
      ) : (
        <Field label="Publisher" error={error}>
          {(control) => (
            <PublisherPicker
              control={{ ...control, disabled: isStored }}
              value={publisherId}
              onChange={(id) => onChange({ publisherId: id })}
            />
          )}
        </Field>
      )}
    </>
  );
}
