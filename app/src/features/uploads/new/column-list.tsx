import type { UploadPreview } from "@cleverdrip/contract";
import { SelectField } from "../../../ui/text-field.tsx";
import { FIELD_CHOICES } from "../upload-words.ts";
import { withColumn, type UploadDraft } from "./upload-draft.ts";

type ColumnListProps = {
  readonly columns: UploadPreview["columns"];
  readonly draft: UploadDraft;
  readonly error: string | undefined;
  readonly onChange: (draft: UploadDraft) => void;
};

/** Each column of the file with its first values, and what it means. */
export function ColumnList({ columns, draft, error, onChange }: ColumnListProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Columns</legend>
      {error !== undefined && (
        <p role="alert" className="mb-2 text-sm text-bad">
          {error}
        </p>
      )}
      <ul className="divide-y rounded-md border">
        {columns.map(({ header, samples }, i) => (
          // Columns stay where they are: the place is what they are known by.
          // oxlint-disable-next-line react/no-array-index-key
          <li
            key={i}
            className="grid items-center gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[1fr_14rem]"
          >
            <div className="min-w-0">
              <p className="truncate text-sm font-medium">{header === "" ? "No name" : header}</p>
              <p className="truncate font-mono text-xs text-muted">
                {samples.length === 0 ? "Empty in the first rows" : samples.join(" · ")}
              </p>
            </div>
            <SelectField
              label={`Meaning of ${header === "" ? `column ${i + 1}` : header}`}
              isLabelHidden
              choices={FIELD_CHOICES}
              value={draft.columns[i] ?? ""}
              onChange={(field) => onChange(withColumn(draft, i, field === "" ? null : field))}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
