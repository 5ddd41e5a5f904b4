import type { FraudPolicyView } from "@cleverdrip/contract";
import { Trash2 } from "lucide-react";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { IconButton } from "../../../ui/button.tsx";
import { RowList } from "../../../ui/row-list.tsx";
import { SelectField, TextField } from "../../../ui/text-field.tsx";
import { emptyEntry, type EntryDraft } from "./policy-draft.ts";
import { KIND_CHOICES, kindWords, listLines } from "./policy-words.ts";

/** As the contract has it. */
const MOST_ENTRIES = 1_000;

type EntryListProps = {
  readonly title: string;
  readonly hint: string;
  /** The name that the server has for the list. */
  readonly path: "allow" | "block";
  readonly entries: readonly EntryDraft[];
  /** Entries of the level above, which hold as well. */
  readonly inherited: FraudPolicyView["allow"];
  readonly errors: FieldErrors;
  readonly onChange: (entries: readonly EntryDraft[]) => void;
};

export function EntryList(props: EntryListProps) {
  const { title, hint, path, entries, inherited, errors, onChange } = props;
  return (
    <fieldset className="min-w-0 space-y-2">
      <legend className="text-sm font-semibold">{title}</legend>
      <p className="text-sm text-muted">{hint}</p>
      {listLines(inherited).map((line) => (
        <p key={line} className="text-sm break-words">
          {line} <span className="text-muted">(of the workspace)</span>
        </p>
      ))}
      <RowList
        rows={entries}
        most={MOST_ENTRIES}
        addLabel="Add entry"
        empty={emptyEntry}
        onChange={onChange}
      >
        {(entry, place) => (
          <EntryFields
            key={entry.key}
            entry={entry}
            name={`${title}, entry ${place.index + 1}`}
            errorOf={(field) => errors[`${path}.${place.index}.${field}`]}
            onChange={place.onChange}
            onRemove={place.onRemove}
          />
        )}
      </RowList>
    </fieldset>
  );
}

type EntryFieldsProps = {
  readonly entry: EntryDraft;
  readonly name: string;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (entry: EntryDraft) => void;
  readonly onRemove: () => void;
};

function EntryFields({ entry, name, errorOf, onChange, onRemove }: EntryFieldsProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 sm:grid-cols-[11rem_minmax(0,1fr)_minmax(0,1fr)_auto]">
      <SelectField
        label={`${name}: kind`}
        isLabelHidden
        className="max-sm:col-span-2"
        error={errorOf("kind")}
        choices={KIND_CHOICES}
        value={entry.kind}
        onChange={(kind) => onChange({ ...entry, kind })}
      />
      <TextField
        label={`${name}: value`}
        isLabelHidden
        className="max-sm:col-span-2"
        placeholder={kindWords(entry.kind).example}
        error={errorOf("value")}
        value={entry.value}
        onChange={(value) => onChange({ ...entry, value })}
      />
      <TextField
        label={`${name}: note`}
        isLabelHidden
        placeholder="Why (optional)"
        maxLength={300}
        error={errorOf("note")}
        value={entry.note}
        onChange={(note) => onChange({ ...entry, note })}
      />
      <IconButton label={`Remove ${name.toLowerCase()}`} onClick={onRemove}>
        <Trash2 aria-hidden className="size-4" />
      </IconButton>
    </li>
  );
}
