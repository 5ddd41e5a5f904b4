import type { ConversionVerdict } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { replayReceived } from "../../api/received.ts";
import { conversionReason } from "../../format/reason.ts";
import { Button } from "../../ui/button.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { VerdictBadge } from "./verdict-badge.tsx";

/** Judges the report again: an event that was unknown may have a name by now. */
export function ReplayReport({ id }: { readonly id: string }) {
  const queryClient = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayReceived(id),
    onSuccess: async () => {
      await Promise.all(
        ["received", "conversions", "reports"].map((name) =>
          queryClient.invalidateQueries({ queryKey: [name] }),
        ),
      );
    },
  });
  return (
    <section aria-label="Judge again" className="mb-5 space-y-2">
      <Button isBusy={replay.isPending} onClick={() => replay.mutate()}>
        Judge again
      </Button>
      <div role="status" className="text-sm">
        {replay.data !== undefined && <Judged verdict={replay.data} />}
      </div>
      <FormProblem error={replay.error} />
    </section>
  );
}

function Judged({ verdict: { verdict, reason, hint } }: { readonly verdict: ConversionVerdict }) {
  return (
    <p className="break-words">
      By the rules of today: <VerdictBadge verdict={verdict} /> {conversionReason(reason).detail}{" "}
      {hint}
    </p>
  );
}
