import { useEffect } from "react";
import type { WaitingFilter } from "../../../api/received.ts";
import { formatCount } from "../../../format/number.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { FormProblem } from "../../../ui/problem-notice.tsx";
import { EffectList } from "./effect-list.tsx";
import { countOf, useJudgeAgain } from "./use-judge-again.ts";

type JudgeAgainDialogProps = {
  readonly isOpen: boolean;
  readonly filter: WaitingFilter;
  readonly onClose: () => void;
};

/** First what would become of the reports, then it is done. */
export function JudgeAgainDialog({ isOpen, filter, onClose }: JudgeAgainDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Judge again"
      description="Reports of which nothing was recorded, by the rules of today."
    >
      {isOpen && <Judging filter={filter} onClose={onClose} />}
    </Dialog>
  );
}

function Judging({ filter, onClose }: Omit<JudgeAgainDialogProps, "isOpen">) {
  const look = useJudgeAgain(filter, true);
  const act = useJudgeAgain(filter, false);
  const { mutate: begin } = look.judging;
  // Once: a dry run changes nothing, and what it says is what the form is about.
  useEffect(() => begin(), [begin]);
  const expected = look.judged?.effects;
  const count = expected === undefined ? 0 : expected.recorded + expected.changed;
  const isKnown = look.judging.isSuccess;
  const isDone = act.judging.isSuccess || (isKnown && count === 0);
  return (
    <div className="space-y-4">
      <div role="status" className="space-y-3">
        <Progress look={look} act={act} />
      </div>
      <FormProblem error={act.judging.error ?? look.judging.error} />
      <div className="flex justify-end gap-2">
        <Button look={isDone ? "primary" : "secondary"} onClick={onClose}>
          {isDone ? "Done" : act.judging.isPending ? "Stop" : "Cancel"}
        </Button>
        {!isDone && (
          <Button
            look="primary"
            isBusy={act.judging.isPending}
            disabled={!isKnown}
            onClick={() => act.judging.mutate()}
          >
            {act.judging.isError
              ? "Go on"
              : isKnown
                ? `Judge ${formatCount(count)} again`
                : "Judge again"}
          </Button>
        )}
      </div>
    </div>
  );
}

type Run = ReturnType<typeof useJudgeAgain>;

function Progress({ look, act }: { readonly look: Run; readonly act: Run }) {
  if (act.judged !== null) return <EffectList judged={act.judged} tense="did" />;
  const looked = look.judged === null ? 0 : countOf(look.judged.effects);
  if (look.judging.isPending) return <p>{formatCount(looked)} looked at so far …</p>;
  if (look.judged === null) return null;
  if (looked === 0) return <p>No report waits for this reason.</p>;
  return <EffectList judged={look.judged} tense="would" />;
}
