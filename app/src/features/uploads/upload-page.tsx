import type { Upload } from "@cleverdrip/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { uploadQuery } from "../../api/uploads.ts";
import { formatInstant } from "../../format/time.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Card } from "../../ui/card.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { CommitStep } from "./commit-step.tsx";
import { ProblemList } from "./problem-list.tsx";
import { UploadProgress } from "./upload-progress.tsx";
import { UploadTally } from "./upload-tally.tsx";
import { useRunUpload } from "./use-run-upload.ts";

/** One upload: its dry run, its commit, and what is left to be mended. */
export function UploadPage({ id }: { readonly id: string }) {
  const { data: upload } = useSuspenseQuery(uploadQuery(id));
  const { timezone } = useWorkspace();
  const run = useRunUpload(id);
  const { mutate } = run;
  const isBegun = useRef(false);
  // A dry run records nothing, so it goes on by itself; a commit waits for a person.
  useEffect(() => {
    if (upload.state !== "checking" || isBegun.current) return;
    isBegun.current = true;
    mutate("check");
  }, [upload.state, mutate]);
  const isCommitted = upload.state === "committing" || upload.state === "done";
  const tally = isCommitted ? upload.committed : upload.checked;
  return (
    <div className="space-y-4">
      <PageHeader
        above={<BackLink to="/uploads" label="Uploads" />}
        title={upload.name}
        description={`${upload.kind === "results" ? "Results" : "New statuses"}, uploaded ${formatInstant(upload.createdAtMs, timezone)}`}
      />
      {upload.sameAs !== null && !isCommitted && <SameFile id={upload.sameAs} />}
      <Card title={titleOf(upload)}>
        <div className="space-y-4">
          <UploadProgress upload={upload} />
          <UploadTally tally={tally} />
          {run.error !== null && (
            <ProblemNotice
              error={run.error}
              title="It stopped; what was done stays done"
              onRetry={() => mutate(upload.state === "checking" ? "check" : "commit")}
            />
          )}
          <CommitStep upload={upload} isBusy={run.isPending} onCommit={() => mutate("commit")} />
        </div>
      </Card>
      <ProblemList id={id} tally={tally} />
    </div>
  );
}

function titleOf({ state }: Upload): string {
  if (state === "done") return "Recorded";
  return state === "committing" ? "Being recorded" : "Dry run: nothing is recorded yet";
}

function SameFile({ id }: { readonly id: string }) {
  return (
    <p className="rounded-lg border bg-warn-soft px-4 py-3 text-sm">
      The same rows were{" "}
      <Link to="/uploads/$id" params={{ id }} className="font-medium underline">
        recorded before
      </Link>
      . What is recorded already is a duplicate and counts once.
    </p>
  );
}
