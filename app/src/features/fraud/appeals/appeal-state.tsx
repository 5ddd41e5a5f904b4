import type { ToldAppeal } from "@cleverdrip/contract";
import { formatShortInstant } from "../../../format/time.ts";
import { outcomeWords } from "./outcome-words.ts";

type AppealStateProps = { readonly appeal: ToldAppeal; readonly timezone: string };

/** What the publisher objected, and the answer. */
export function AppealState({ appeal, timezone }: AppealStateProps) {
  const { atMs, text, outcome, answer } = appeal;
  return (
    <p className="break-words whitespace-pre-wrap">
      Appeal of {formatShortInstant(atMs, timezone)}: “{text}”{" "}
      {outcome === null ? "It waits for an answer." : `${outcomeWords(outcome).label}: ${answer}`}
    </p>
  );
}
