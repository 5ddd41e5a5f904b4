import { FileUp } from "lucide-react";
import { useId, useRef, useState, type DragEvent, type FormEvent } from "react";
import { classNames } from "../../../ui/class-names.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { useUnsaved } from "../../../ui/unsaved.ts";
import { MAX_BYTES, readFileText } from "./read-file.ts";
import type { UploadSource } from "./upload-draft.ts";

type SourceStepProps = {
  readonly isBusy: boolean;
  readonly onSource: (source: UploadSource) => void;
};

/** A file, dropped or chosen, or rows pasted from a spreadsheet. */
export function SourceStep({ isBusy, onSource }: SourceStepProps) {
  const [pasted, setPasted] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  useUnsaved(pasted.trim() !== "");

  async function take(file: File | undefined) {
    if (file === undefined) return;
    setProblem(null);
    if (file.size > MAX_BYTES) {
      setProblem(`${file.name} is larger than 10 MiB: split it into several files.`);
      return;
    }
    onSource({ name: file.name, text: await readFileText(file) });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (pasted.trim() === "") setProblem("Drop a file, or paste some rows first.");
    else onSource({ name: "Pasted rows", text: pasted });
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4 md:grid-cols-2">
      <DropZone onFile={(file) => void take(file)} />
      <Field
        label="Or paste rows from a spreadsheet"
        hint="With the row of headers, if there is one."
        {...(problem === null ? {} : { error: problem })}
      >
        {(control) => (
          <textarea
            {...control}
            rows={6}
            spellCheck={false}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            className="w-full min-w-0 rounded-md border border-strong-line bg-surface px-2.5 py-1.5 font-mono text-xs whitespace-pre text-ink shadow-card aria-invalid:border-bad max-sm:text-[1rem]"
          />
        )}
      </Field>
      <div className="flex justify-end md:col-span-2">
        <Button type="submit" look="primary" isBusy={isBusy}>
          Look at the columns
        </Button>
      </div>
    </form>
  );
}

function DropZone({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    onFile(event.dataTransfer.files[0]);
  }

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={classNames(
        "flex min-h-40 flex-col items-center justify-center gap-2 rounded-lg border border-dashed p-4 text-center",
        isOver ? "border-accent bg-accent-soft" : "border-strong-line",
      )}
    >
      <FileUp aria-hidden className="size-6 text-muted" />
      <p className="text-sm">Drop a CSV file here</p>
      <Button aria-describedby={hintId} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <p id={hintId} className="text-sm text-muted">
        Up to 50,000 rows and 10 MiB; commas, semicolons or tabs.
      </p>
      <input
        ref={input}
        type="file"
        aria-label="CSV file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          // The same file can be chosen again after it was mended.
          event.target.value = "";
        }}
      />
    </div>
  );
}
