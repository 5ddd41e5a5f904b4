import type { FraudAppeal } from "@cleverdrip/contract";
import { formatShortInstant } from "../../../format/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { AppealSubject } from "./appeal-subject.tsx";
import { outcomeWords } from "./outcome-words.ts";

type AppealRowProps = {
  readonly appeal: FraudAppeal;
  readonly timezone: string;
  readonly onAnswer: () => void;
};

export function AppealRow({ appeal, timezone, onAnswer }: AppealRowProps) {
  const { publisherName, outcome, answer, answeredAtMs } = appeal;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 space-y-1 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold">{publisherName}</span>
          {outcome === null ? (
            <Badge tone="warn">Waiting</Badge>
          ) : (
            <Badge tone={outcomeWords(outcome).tone}>{outcomeWords(outcome).label}</Badge>
          )}
          <span className="text-muted">{formatShortInstant(appeal.atMs, timezone)}</span>
        </p>
        <blockquote className="border-l-2 pl-3 break-words whitespace-pre-wrap">
          {appeal.text}
        </blockquote>
        {answer !== null && answeredAtMs !== null && (
          <p className="break-words whitespace-pre-wrap">
            <span className="text-muted">
              Answered {formatShortInstant(answeredAtMs, timezone)}:
            </span>{" "}
            {answer}
          </p>
        )}
        <AppealSubject appeal={appeal} />
      </div>
      {outcome === null && <Button onClick={onAnswer}>Answer</Button>}
    </li>
  );
}
