import type { DeadLetterDetail } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { deadLetterQuery } from "../../api/dead-letters.ts";
import { formatCount } from "../../format/number.ts";
import { formatInstant } from "../../format/time.ts";
import { Code } from "../../ui/code.tsx";
import { DetailList, type Detail } from "../../ui/detail-list.tsx";
import { Sheet } from "../../ui/dialog.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { DiscardLetter } from "./discard-letter.tsx";
import { LetterBadge } from "./letter-badge.tsx";
import { LetterBody } from "./letter-body.tsx";
import { queueLabel } from "./queue-label.ts";
import { ReplayLetter } from "./replay-letter.tsx";

type DeadLetterSheetProps = { readonly id: string | null; readonly onClose: () => void };

export function DeadLetterSheet({ id, onClose }: DeadLetterSheetProps) {
  const { timezone } = useWorkspace();
  const letter = useQuery({ ...deadLetterQuery(id ?? ""), enabled: id !== null });
  return (
    <Sheet isOpen={id !== null} onClose={onClose} title="Dead letter">
      {letter.error !== null && (
        <ProblemNotice error={letter.error} title="This message could not be shown" />
      )}
      {letter.isPending && <Skeleton className="h-96" />}
      {letter.data !== undefined && (
        <>
          <ReplayLetter letter={letter.data} />
          <DiscardLetter letter={letter.data} />
          <DetailList title="Message" details={factsOf(letter.data, timezone)} />
          <LetterBody key={letter.data.id} letter={letter.data} />
        </>
      )}
    </Sheet>
  );
}

function factsOf(letter: DeadLetterDetail, timezone: string): readonly Detail[] {
  const { settledAtMs, outcome, discardedBy, bodySha256 } = letter;
  return [
    { label: "Message id", value: <Code>{letter.id}</Code> },
    { label: "State", value: <LetterBadge letter={letter} /> },
    {
      label: "Reason",
      value: <span className="whitespace-pre-wrap">{letter.reason}</span>,
    },
    ...(settledAtMs === null
      ? []
      : [
          {
            label: discardedBy === null ? "Replayed" : "Discarded",
            value: formatInstant(settledAtMs, timezone),
          },
          { label: discardedBy === null ? "What it did" : "Why", value: outcome ?? "" },
          ...(discardedBy === null ? [] : [{ label: "By", value: <Code>{discardedBy}</Code> }]),
        ]),
    ...(bodySha256 === ""
      ? []
      : [{ label: "SHA-256 of what came", value: <Code>{bodySha256}</Code> }]),
    { label: "Queue", value: queueLabel(letter.queue) },
    { label: "Your clicks in it", value: formatCount(letter.clicks) },
    { label: "Tries", value: formatCount(letter.attempts) },
    { label: "Given up", value: formatInstant(letter.receivedAtMs, timezone) },
    { label: "Last failed", value: formatInstant(letter.lastAtMs, timezone) },
  ];
}
