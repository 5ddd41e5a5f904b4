import type { FraudPolicyView } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { SelectField, TextField } from "../../../ui/text-field.tsx";
import type { RuleDraft } from "./policy-draft.ts";
import { MODE_CHOICES, settingWords } from "./policy-words.ts";

type Rule = FraudPolicyView["rules"][number];

type RuleFieldsProps = {
  readonly rules: readonly Rule[];
  /** In the order of the rules. */
  readonly drafts: readonly RuleDraft[];
  readonly errors: FieldErrors;
  /** What a rule is that is not set here. */
  readonly above: string;
  readonly onChange: (drafts: readonly RuleDraft[]) => void;
};

/** Every rule, what follows from it, and from which score on. */
export function RuleFields({ rules, drafts, errors, above, onChange }: RuleFieldsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-semibold">Rules</legend>
      <ul className="divide-y rounded-lg border">
        {rules.map((rule, place) => {
          const draft = drafts[place];
          if (draft === undefined) return null;
          return (
            <RuleField
              key={rule.id}
              rule={rule}
              draft={draft}
              above={above}
              errors={errors}
              onChange={(changed) => onChange(drafts.with(place, changed))}
            />
          );
        })}
      </ul>
    </fieldset>
  );
}

type RuleFieldProps = {
  readonly rule: Rule;
  readonly draft: RuleDraft;
  readonly above: string;
  readonly errors: FieldErrors;
  readonly onChange: (draft: RuleDraft) => void;
};

function RuleField({ rule, draft, above, errors, onChange }: RuleFieldProps) {
  const { id, title, sentence } = rule;
  const isSet = draft.mode !== "";
  return (
    <li className="grid items-start gap-x-3 gap-y-2 px-3 py-2.5 sm:grid-cols-[minmax(0,1fr)_11.5rem_5.5rem]">
      <div className="min-w-0 text-sm">
        <p className="font-medium">{title}</p>
        <p className="text-muted">{sentence}</p>
        {draft.mode === "block" && (
          <p className="text-xs text-muted">
            Five such results, or such clicks of a day, pause the publisher's links of the campaign
            until somebody starts them again.
          </p>
        )}
        {!isSet && <p className="text-xs text-muted">Now: {settingWords(rule)}</p>}
      </div>
      <SelectField
        label={`${title}: what follows`}
        isLabelHidden
        error={errors[`rules.${id}.mode`]}
        choices={[{ value: "", label: above }, ...MODE_CHOICES]}
        value={draft.mode}
        onChange={(mode) => onChange({ ...draft, mode })}
      />
      {isSet && draft.mode !== "off" && (
        <TextField
          label={`${title}: least score (%)`}
          isLabelHidden
          inputMode="decimal"
          title="Least score in percent, 50 to 100"
          error={errors[`rules.${id}.minScore`]}
          value={draft.minScore}
          onChange={(minScore) => onChange({ ...draft, minScore })}
        />
      )}
    </li>
  );
}
