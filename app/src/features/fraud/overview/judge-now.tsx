import { useMutation, useQueryClient } from "@tanstack/react-query";
import { judgeNow } from "../../../api/fraud.ts";
import { ApiError } from "../../../api/api-error.ts";
import { formatCount } from "../../../format/number.ts";
import { formatShortInstant } from "../../../format/time.ts";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/toast-store.ts";
import { useMe } from "../../session/use-me.ts";

/** How fresh the judging is, and the way to a fresher one. */
export function JudgeNow({ judgedAtMs }: { readonly judgedAtMs: number | null | undefined }) {
  const { timezone, role } = useMe().workspace;
  const queryClient = useQueryClient();
  const judging = useMutation({
    mutationFn: judgeNow,
    onSuccess: ({ findings, doubted }) => {
      toast(`Judged: ${formatCount(doubted)} results doubted, ${formatCount(findings)} findings`);
      return queryClient.invalidateQueries({ queryKey: ["fraud"] });
    },
    onError: (error) =>
      toast("It was not judged", "bad", error instanceof ApiError ? error.problem.detail : null),
  });
  return (
    <>
      {judgedAtMs !== undefined && (
        <span className="text-sm text-muted">
          {judgedAtMs === null
            ? "Nothing is judged yet"
            : `Judged ${formatShortInstant(judgedAtMs, timezone)}`}
        </span>
      )}
      {role !== "analyst" && (
        <Button isBusy={judging.isPending} onClick={() => judging.mutate()}>
          Judge now
        </Button>
      )}
    </>
  );
}
