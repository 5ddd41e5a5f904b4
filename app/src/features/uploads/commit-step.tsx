import type { Upload } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../format/number.ts";
import { Button, buttonClass } from "../../ui/button.tsx";

type CommitStepProps = {
  readonly upload: Upload;
  readonly isBusy: boolean;
  readonly onCommit: () => void;
};

/** The way on: recording what the dry run found usable, going on after an interruption, or looking at the results. */
export function CommitStep({ upload, isBusy, onCommit }: CommitStepProps) {
  const { state } = upload;
  if (state === "checking") return null;
  if (state === "done")
    return (
      <div className="flex flex-wrap gap-2">
        <Link to="/conversions" className={buttonClass("primary")}>
          See the conversions
        </Link>
        <Link to="/uploads" className={buttonClass("secondary")}>
          New upload
        </Link>
      </div>
    );
  const usable = usableRows(upload);
  if (state === "checked" && usable === 0)
    return <p className="text-sm text-muted">There is nothing new in these rows to record.</p>;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button look="primary" isBusy={isBusy} onClick={onCommit}>
        {state === "committing" ? "Go on recording" : wordsOf(upload, usable)}
      </Button>
      {state === "committing" && !isBusy && (
        <p className="text-sm text-muted">
          It was interrupted: {formatCount(upload.rows - upload.committedRows)} rows are left. No
          row counts twice.
        </p>
      )}
      {state === "checked" && upload.checked.effects.refused > 0 && (
        <p className="text-sm text-muted">Refused rows stay out.</p>
      )}
    </div>
  );
}

/** Rows that would change something. */
function usableRows({ checked }: Upload): number {
  const { recorded, held, changed } = checked.effects;
  return recorded + held + changed;
}

function wordsOf({ kind }: Upload, rows: number): string {
  const noun = kind === "results" ? "result" : "status";
  const plural = kind === "results" ? "results" : "statuses";
  return `Record ${formatCount(rows)} ${rows === 1 ? noun : plural}`;
}
