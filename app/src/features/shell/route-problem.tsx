import { useRouter, type ErrorComponentProps } from "@tanstack/react-router";
import { isNotFound } from "../../api/api-error.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { NotFound } from "./not-found.tsx";

export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (isNotFound(error)) return <NotFound />;
  return (
    <div className="mx-auto max-w-2xl p-6">
      <ProblemNotice
        error={error}
        title="This page could not be shown"
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
