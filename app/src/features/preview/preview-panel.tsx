import type { LinkPreview, SimulatedVisitor } from "@cleverdrip/contract";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { errorsElsewhere, fieldErrorsOf } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { PreviewResult } from "./preview-result.tsx";
import { SOMEBODY, visitorOf } from "./visitor-draft.ts";
import { VisitorFields } from "./visitor-fields.tsx";

type PreviewPanelProps = {
  readonly ask: (visitor: Partial<SimulatedVisitor>) => Promise<LinkPreview>;
};

const SHOWN = ["country", "userAgent", "language", "ip", "referrer", "query"];

/** The visitor at the top, what becomes of the click below. */
export function PreviewPanel({ ask }: PreviewPanelProps) {
  const [draft, setDraft] = useState(SOMEBODY);
  const asking = useMutation({ mutationFn: ask });
  const errors = fieldErrorsOf(asking.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    asking.mutate(visitorOf(draft));
  }

  return (
    <div className="space-y-5">
      <form onSubmit={submit} noValidate aria-label="Visitor" className="space-y-4">
        <VisitorFields
          draft={draft}
          errors={errors}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        <FormProblem error={asking.error} elsewhere={errorsElsewhere(errors, SHOWN)} />
        <Button type="submit" look="primary" isBusy={asking.isPending}>
          Show where this visitor goes
        </Button>
      </form>
      <div role="status">
        {asking.data !== undefined && <PreviewResult preview={asking.data} />}
      </div>
    </div>
  );
}
