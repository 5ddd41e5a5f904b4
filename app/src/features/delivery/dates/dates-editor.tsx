import { instantOf, localTimeOf } from "../../../format/local-time.ts";
import { TextField } from "../../../ui/text-field.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { EditorForm } from "../../../ui/editor-form.tsx";
import type { EditorProps } from "../editor.ts";
import { useDraft } from "../../../ui/use-draft.ts";

const STARTS = "delivery.startsAtMs";
const ENDS = "delivery.endsAtMs";

export function DatesEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { timezone } = useWorkspace();
  const { startsAtMs, endsAtMs } = campaign.delivery;
  const textOf = (atMs: number | null) => (atMs === null ? "" : localTimeOf(timezone, atMs));
  const { draft, errors, change, send } = useDraft(
    () => ({ starts: textOf(startsAtMs), ends: textOf(endsAtMs) }),
    error,
    datesErrors,
  );
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => path === STARTS || path === ENDS}
      onCancel={onCancel}
      onSubmit={() =>
        send(({ starts, ends }) =>
          onSave({ startsAtMs: instantOf(timezone, starts), endsAtMs: instantOf(timezone, ends) }),
        )
      }
    >
      <p className="text-sm text-muted">
        Before the start and from the end on, clicks go to the fallback. Times are {timezone}.
      </p>
      <TextField
        label="Start"
        isOptional
        error={errors[STARTS]}
        type="datetime-local"
        value={draft.starts}
        onChange={(starts) => change({ ...draft, starts })}
      />
      <TextField
        label="End"
        isOptional
        error={errors[ENDS]}
        type="datetime-local"
        value={draft.ends}
        onChange={(ends) => change({ ...draft, ends })}
      />
    </EditorForm>
  );
}

type DatesDraft = { readonly starts: string; readonly ends: string };

function datesErrors({ starts, ends }: DatesDraft): Readonly<Record<string, string>> {
  const isReversed = starts !== "" && ends !== "" && ends <= starts;
  return isReversed ? { [ENDS]: "The end must come after the start." } : {};
}
