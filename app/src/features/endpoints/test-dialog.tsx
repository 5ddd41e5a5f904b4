import type { Endpoint, EndpointTest } from "@cleverdrip/contract";
import { useMutation } from "@tanstack/react-query";
import { testEndpoint } from "../../api/endpoints.ts";
import { formatDuration } from "../../format/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Code, CodeBlock } from "../../ui/code.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";

type TestDialogProps = {
  /** Null while none is tested. */
  readonly endpoint: Endpoint | null;
  readonly onClose: () => void;
};

export function TestDialog({ endpoint, onClose }: TestDialogProps) {
  return (
    <Dialog
      isOpen={endpoint !== null}
      onClose={onClose}
      title={`Test ${endpoint?.name ?? "endpoint"}`}
    >
      {endpoint !== null && <Trial endpoint={endpoint} />}
    </Dialog>
  );
}

function Trial({ endpoint: { id, url } }: { readonly endpoint: Endpoint }) {
  const trial = useMutation({ mutationFn: () => testEndpoint(id) });
  return (
    <div className="space-y-4">
      <p>A made-up result with the reason TEST is sent to</p>
      <Code className="block">{url}</Code>
      <div role="status">{trial.data !== undefined && <Outcome result={trial.data} />}</div>
      <FormProblem error={trial.error} />
      <div className="flex justify-end">
        <Button look="primary" isBusy={trial.isPending} onClick={() => trial.mutate()}>
          Send test
        </Button>
      </div>
    </div>
  );
}

function Outcome({ result }: { readonly result: EndpointTest }) {
  const { outcome, sentence, status, durationMs, excerpt } = result;
  const isWell = outcome === "delivered";
  return (
    <div className="space-y-2 text-sm">
      <p className="break-words">
        <Badge tone={isWell ? "good" : "bad"}>{isWell ? "Delivered" : "Not delivered"}</Badge>{" "}
        {sentence}
      </p>
      <p className="text-muted">
        {status === null ? "No answer" : `Status ${status}`}, after {formatDuration(durationMs)}
      </p>
      {excerpt !== "" && <CodeBlock label="Answer">{excerpt}</CodeBlock>}
    </div>
  );
}
