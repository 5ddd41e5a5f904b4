import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Button } from "../../ui/button.tsx";
import { EntrancePage } from "../shell/entrance-page.tsx";
import { CheckResult } from "./check-result.tsx";
import { FileField } from "./file-field.tsx";
import { runCheck, type CheckFiles } from "./run-check.ts";

const NOTHING: CheckFiles = { receipts: [], ids: [], keys: [] };

/** For publishers: whether every id that they sent ended in one listed outcome, and nothing was forged. */
export function CheckReceiptsPage() {
  const [files, setFiles] = useState(NOTHING);
  // Without a network as well: nothing is asked of a server.
  const check = useMutation({ mutationFn: runCheck, networkMode: "always" });

  function choose(change: Partial<CheckFiles>) {
    check.reset();
    setFiles({ ...files, ...change });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    check.mutate(files);
  }

  return (
    <EntrancePage
      isWide
      title="Check receipts"
      description="Everything happens in this browser: no file leaves your computer, and once this page is open it needs no network."
    >
      <form onSubmit={submit} className="space-y-3">
        <CheckFields files={files} onChoose={choose} />
        <p className="text-sm">
          <a
            href="/.well-known/receipt-keys.json"
            download="receipt-keys.json"
            className="text-accent hover:underline"
          >
            Download this platform's public keys
          </a>
        </p>
        <Button type="submit" look="primary" className="w-full" isBusy={check.isPending}>
          Check
        </Button>
        {check.error !== null && (
          <p role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
            {check.error.message}
          </p>
        )}
      </form>
      {check.data !== undefined && (
        <div className="mt-5">
          <CheckResult checked={check.data} />
        </div>
      )}
    </EntrancePage>
  );
}

type CheckFieldsProps = {
  readonly files: CheckFiles;
  readonly onChoose: (change: Partial<CheckFiles>) => void;
};

function CheckFields({ files, onChoose }: CheckFieldsProps) {
  return (
    <>
      <FileField
        label="Receipts"
        hint="The .ndjson files of one day or several."
        accept=".ndjson,.jsonl,.json,.txt"
        isMultiple
        files={files.receipts}
        onFiles={(receipts) => onChoose({ receipts })}
      />
      <FileField
        label="Your own ids"
        hint="Click ids or transaction ids, one a line, or the first column of a CSV file. May be left out."
        accept=".csv,.txt,.tsv"
        files={files.ids}
        onFiles={(ids) => onChoose({ ids })}
      />
      <FileField
        label="Public keys"
        hint="receipt-keys.json of the platform. Keep your own copy: then nobody can change keys afterwards."
        accept=".json"
        files={files.keys}
        onFiles={(keys) => onChoose({ keys })}
      />
    </>
  );
}
