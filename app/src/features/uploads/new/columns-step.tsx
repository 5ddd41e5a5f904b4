import type { UploadPreview } from "@cleverdrip/contract";
import type { FormEvent } from "react";
import { errorsElsewhere } from "../../../api/field-errors.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckField } from "../../../ui/check-field.tsx";
import { FormActions } from "../../../ui/form-actions.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { ColumnList } from "./column-list.tsx";
import { DefaultFields } from "./default-fields.tsx";
import { FormatFields } from "./format-fields.tsx";
import { draftErrors, draftOf, type UploadDraft } from "./upload-draft.ts";

type ColumnsStepProps = {
  readonly preview: UploadPreview;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onHeader: (hasHeader: boolean) => void;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: UploadDraft) => void;
};

const KINDS = [
  { value: "results", label: "Results" },
  { value: "statuses", label: "Only new statuses" },
] as const;

const SHOWN = ["columns", "numbers", "dates"];

/** What the columns mean and how they are read, before anything is tried. */
export function ColumnsStep(props: ColumnsStepProps) {
  const { preview, isBusy, error, onHeader, onCancel, onSubmit } = props;
  const { draft, errors, change, send } = useDraft(() => draftOf(preview), error, draftErrors);
  const set = (part: Partial<UploadDraft>) => change({ ...draft, ...part });

  function submit(event: FormEvent) {
    event.preventDefault();
    send(onSubmit);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Segmented
          label="What the rows are"
          options={KINDS}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <CheckField
          label="The first row holds headers"
          isChecked={preview.hasHeader}
          onChange={onHeader}
        />
      </div>
      <p className="text-sm text-muted">
        {draft.kind === "results"
          ? "New results are recorded; of those that are there, statuses and missing amounts are taken."
          : "Nothing but the status of results that are there is changed: found by their click id, or transaction id and campaign."}
      </p>
      <ColumnList
        columns={preview.columns}
        draft={draft}
        error={errors["columns"]}
        onChange={change}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormatFields draft={draft} errors={errors} onChange={set} />
        <DefaultFields draft={draft} errors={errors} onChange={set} />
      </div>
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, [...SHOWN, "campaign"])} />
      <FormActions
        label="Try it: nothing is recorded"
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Other file</Button>}
      />
    </form>
  );
}
