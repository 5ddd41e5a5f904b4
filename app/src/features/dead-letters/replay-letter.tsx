import type { DeadLetterRow, LetterReplay } from "@cleverdrip/contract";
import { useMutation } from "@tanstack/react-query";
import { replayDeadLetter } from "../../api/dead-letters.ts";
import { Button } from "../../ui/button.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { useRereadAfterReplay } from "./use-reread-after-replay.ts";

/** Not for one that was replayed: there is nothing left to do. */
export function ReplayLetter({ letter: { id, settledAtMs } }: { readonly letter: DeadLetterRow }) {
  const reread = useRereadAfterReplay();
  const replay = useMutation({ mutationFn: () => replayDeadLetter(id), onSettled: reread });
  return (
    <section aria-label="Replay" className="mb-5 space-y-2">
      {settledAtMs === null && (
        <Button isBusy={replay.isPending} onClick={() => replay.mutate()}>
          Replay
        </Button>
      )}
      <div role="status" className="text-sm">
        {replay.data !== undefined && <Replayed replay={replay.data} />}
      </div>
      <FormProblem error={replay.error} />
    </section>
  );
}

function Replayed({ replay: { outcome, sentence } }: { readonly replay: LetterReplay }) {
  return (
    <p className="break-words whitespace-pre-wrap">
      {outcome === "settled" ? "Done: " : "It failed again, and waits: "}
      {sentence}
    </p>
  );
}
