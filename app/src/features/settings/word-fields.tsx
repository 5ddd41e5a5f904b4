import { Trash2 } from "lucide-react";
import { CONVERSION_STATUSES } from "../../search-params/log-search.ts";
import { IconButton } from "../../ui/button.tsx";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { statusLabel } from "../conversions/conversion-status-badge.tsx";
import type { Meaning, WordDraft } from "./status-words-draft.ts";

type WordFieldsProps = {
  readonly word: WordDraft;
  readonly number: number;
  readonly error: string | undefined;
  readonly onChange: (word: WordDraft) => void;
  readonly onRemove: () => void;
};

const MEANINGS: readonly { readonly value: Meaning; readonly label: string }[] = [
  ...CONVERSION_STATUSES.map((value) => ({ value, label: statusLabel(value) })),
  { value: "ignored", label: "Ignored: nothing is recorded" },
];

export function WordFields({ word, number, error, onChange, onRemove }: WordFieldsProps) {
  return (
    <li>
      <fieldset className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-2">
        <legend className="sr-only">Word {number}</legend>
        <TextField
          label="Word"
          isLabelHidden={number > 1}
          error={error}
          autoCapitalize="none"
          spellCheck={false}
          placeholder="validated"
          value={word.word}
          onChange={(text) => onChange({ ...word, word: text })}
        />
        <SelectField
          label="Means"
          isLabelHidden={number > 1}
          choices={MEANINGS}
          value={word.meaning}
          onChange={(meaning) => onChange({ ...word, meaning })}
        />
        <IconButton
          label={`Remove word ${number}`}
          className={number === 1 ? "mt-6" : ""}
          onClick={onRemove}
        >
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </fieldset>
    </li>
  );
}
