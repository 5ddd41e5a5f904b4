import type { Campaign } from "@cleverdrip/contract";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { SelectField, TextField } from "../../../ui/text-field.tsx";
import { EditorForm } from "../../../ui/editor-form.tsx";
import type { EditorProps } from "../editor.ts";
import { useDraft } from "../../../ui/use-draft.ts";
import { DUPLICATE_MODES } from "./counting-words.ts";

const BY = "delivery.duplicates.by";
const WINDOW = "delivery.duplicates.windowSeconds";
const DAYS = "delivery.uniqueWindowDays";
const MOST_SECONDS = 86_400;
const MOST_DAYS = 90;

export function CountingEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { draft, errors, change, send } = useDraft(() => draftOf(campaign), error, countingErrors);
  const set = (part: Partial<CountingDraft>) => change({ ...draft, ...part });
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => [BY, WINDOW, DAYS].includes(path)}
      onCancel={onCancel}
      onSubmit={() =>
        send(({ by, windowSeconds, uniqueWindowDays }) =>
          onSave({
            duplicates: { by, windowSeconds: Number(windowSeconds) },
            uniqueWindowDays: Number(uniqueWindowDays),
          }),
        )
      }
    >
      <SelectField
        label="Duplicates are recognised"
        error={errors[BY]}
        hint={DUPLICATE_MODES.find(({ value }) => value === draft.by)?.meaning}
        choices={DUPLICATE_MODES}
        value={draft.by}
        onChange={(by) => set({ by })}
      />
      {draft.by !== "none" && (
        <TextField
          label="Duplicate window (seconds)"
          error={errors[WINDOW]}
          hint="A click again within it is redirected and recorded, and never payable."
          inputMode="numeric"
          value={draft.windowSeconds}
          onChange={(windowSeconds) => set({ windowSeconds })}
        />
      )}
      <TextField
        label="New-visitor window (days)"
        error={errors[DAYS]}
        hint="Who has not been here for that long counts as a new visitor again."
        inputMode="numeric"
        value={draft.uniqueWindowDays}
        onChange={(uniqueWindowDays) => set({ uniqueWindowDays })}
      />
    </EditorForm>
  );
}

type CountingDraft = {
  readonly by: Campaign["delivery"]["duplicates"]["by"];
  readonly windowSeconds: string;
  readonly uniqueWindowDays: string;
};

function draftOf({ delivery: { duplicates, uniqueWindowDays } }: Campaign): CountingDraft {
  return {
    by: duplicates.by,
    windowSeconds: String(duplicates.windowSeconds),
    uniqueWindowDays: String(uniqueWindowDays),
  };
}

function countingErrors({ windowSeconds, uniqueWindowDays }: CountingDraft): FieldErrors {
  return {
    ...(isWithin(windowSeconds, MOST_SECONDS)
      ? {}
      : { [WINDOW]: "Write a number of seconds from 1 to 86,400 (a day)." }),
    ...(isWithin(uniqueWindowDays, MOST_DAYS)
      ? {}
      : { [DAYS]: "Write a number of days from 1 to 90." }),
  };
}

function isWithin(text: string, most: number): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most;
}
