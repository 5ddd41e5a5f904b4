import type { Upload, UploadSample } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createUpload, previewUpload, uploadQuery } from "../../../api/uploads.ts";
import { Card } from "../../../ui/card.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { useUnsaved } from "../../../ui/unsaved.ts";
import { ColumnsStep } from "./columns-step.tsx";
import { SourceStep } from "./source-step.tsx";
import { bodyOf, type UploadDraft, type UploadSource } from "./upload-draft.ts";

/** As much as the api looks at, in UTF-16 units; whole lines, so that no value is cut. */
const SAMPLE_TEXT = 100_000;

/** Two steps: the rows, then what their columns mean. The dry run is shown on the upload's own page. */
export function NewUpload({ onMade }: { readonly onMade: (upload: Upload) => void }) {
  const queryClient = useQueryClient();
  const [source, setSource] = useState<UploadSource | null>(null);
  const preview = useMutation({ mutationFn: previewUpload });
  const create = useMutation({
    mutationFn: createUpload,
    onSuccess: (made) => {
      queryClient.setQueryData(uploadQuery(made.id).queryKey, made);
      void queryClient.invalidateQueries({ queryKey: ["uploads", "list"] });
      onMade(made);
    },
  });

  function look(next: UploadSource, part: Omit<UploadSample, "text"> = {}) {
    setSource(next);
    create.reset();
    preview.mutate({ text: beginningOf(next.text), ...part });
  }

  function tryOut(draft: UploadDraft) {
    if (source === null || preview.data === undefined) return;
    create.mutate(bodyOf(source, preview.data, draft));
  }

  const isMapped = source !== null && preview.data !== undefined;
  useUnsaved(isMapped);
  return (
    <Card title={isMapped ? source.name : "Upload results"}>
      {isMapped ? (
        <ColumnsStep
          key={String(preview.data.hasHeader)}
          preview={preview.data}
          isBusy={create.isPending}
          error={create.error}
          onHeader={(hasHeader) => look(source, { hasHeader })}
          onCancel={() => preview.reset()}
          onSubmit={tryOut}
        />
      ) : (
        <div className="space-y-4">
          <SourceStep isBusy={preview.isPending} onSource={look} />
          <FormProblem error={preview.error} />
        </div>
      )}
    </Card>
  );
}

function beginningOf(text: string): string {
  if (text.length <= SAMPLE_TEXT) return text;
  const end = text.lastIndexOf("\n", SAMPLE_TEXT - 1);
  return text.slice(0, end > 0 ? end : SAMPLE_TEXT);
}
