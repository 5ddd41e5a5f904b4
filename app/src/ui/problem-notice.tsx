import { CircleAlert } from "lucide-react";
import { ApiError } from "../api/api-error.ts";
import { Button } from "./button.tsx";

type ProblemNoticeProps = {
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: (() => void) | undefined;
};

/** An error with its reason, and the request id to quote when asking for help. */
export function ProblemNotice({
  error,
  title = "This could not be loaded",
  onRetry,
}: ProblemNoticeProps) {
  const problem = error instanceof ApiError ? error.problem : null;
  return (
    <div
      role="alert"
      className="flex gap-3 rounded-lg border border-bad/30 bg-bad-soft px-4 py-3 text-sm"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        <p className="break-words">
          {problem?.detail ?? "Something went wrong in the dashboard itself."}
        </p>
        {problem !== null && problem.requestId !== "" && (
          <p className="mt-1 font-mono text-xs text-muted">Request {problem.requestId}</p>
        )}
      </div>
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

type FormProblemProps = { readonly error: unknown; readonly elsewhere?: readonly string[] };

/** Beside a form's button: what the server said, and complaints about fields that the form does not show. */
export function FormProblem({ error, elsewhere = [] }: FormProblemProps) {
  if (error === null || error === undefined) return null;
  const detail =
    error instanceof ApiError
      ? error.problem.detail
      : "Something went wrong in the dashboard itself.";
  return (
    <div role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
      <p>{detail}</p>
      {elsewhere.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
