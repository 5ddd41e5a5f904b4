import { useState } from "react";
import { formatCount } from "../../format/number.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useReplayAll, type Replayed } from "./use-replay-all.ts";

/** Everything that waits, once more. Nothing where nothing waits. */
export function ReplayAll({ waiting }: { readonly waiting: number }) {
  const [isOpen, setIsOpen] = useState(false);
  // As it was when the form was opened: the list is read anew meanwhile.
  const [expected, setExpected] = useState(0);

  function open() {
    setExpected(waiting);
    setIsOpen(true);
  }

  return (
    <>
      {waiting > 0 && <Button onClick={open}>Replay all</Button>}
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title="Replay all"
        description="From the oldest. What was stored meanwhile is not stored again; what fails keeps its place, with the newer reason."
      >
        {isOpen && <Replaying expected={expected} onClose={() => setIsOpen(false)} />}
      </Dialog>
    </>
  );
}

type ReplayingProps = { readonly expected: number; readonly onClose: () => void };

function Replaying({ expected, onClose }: ReplayingProps) {
  const { replaying, replayed } = useReplayAll();
  const isDone = replaying.isSuccess;
  return (
    <div className="space-y-4">
      {replaying.isPending && (
        <ProgressBar label="Messages replayed" value={countOf(replayed)} max={expected} />
      )}
      {replayed !== null && <Outcome replayed={replayed} />}
      <FormProblem error={replaying.error} />
      <div className="flex justify-end gap-2">
        <Button look={isDone ? "primary" : "secondary"} onClick={onClose}>
          {isDone ? "Done" : replaying.isPending ? "Stop" : "Cancel"}
        </Button>
        {!isDone && (
          <Button look="primary" isBusy={replaying.isPending} onClick={() => replaying.mutate()}>
            {replaying.isError
              ? "Go on"
              : `Replay ${formatCount(expected)} ${expected === 1 ? "message" : "messages"}`}
          </Button>
        )}
      </div>
    </div>
  );
}

function Outcome({ replayed: { settled, failed, failures } }: { readonly replayed: Replayed }) {
  return (
    <div role="status" className="space-y-3 text-sm">
      <p>
        {formatCount(settled)} done, {formatCount(failed)} failed again.
      </p>
      {failures.length > 0 && (
        <ul aria-label="Why some failed" className="space-y-1 text-muted">
          {[...new Set(failures.map(({ sentence }) => sentence))].map((sentence) => (
            <li key={sentence} className="break-words whitespace-pre-wrap">
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function countOf(replayed: Replayed | null): number {
  return replayed === null ? 0 : replayed.settled + replayed.failed;
}
