import type { UploadTallyShown } from "@cleverdrip/contract";
import { Download } from "lucide-react";
import { errorFileUrl } from "../../api/uploads.ts";
import { formatCount } from "../../format/number.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { rowReason } from "./upload-words.ts";

type ProblemListProps = { readonly id: string; readonly tally: UploadTallyShown };

/** Rows that somebody has to mend: why, the first of them, and all of them as a file. */
export function ProblemList({ id, tally }: ProblemListProps) {
  const rows = tally.effects.refused + tally.effects.conflict;
  if (rows === 0) return null;
  const reasons = tally.reasons.map(
    ({ reason, rows: count }) => `${rowReason(reason)}: ${formatCount(count)}`,
  );
  return (
    <Card
      title={rows === 1 ? "1 row with a problem" : `${formatCount(rows)} rows with problems`}
      description={reasons.join(" · ")}
      isFlush
      actions={
        <a href={errorFileUrl(id)} download className={buttonClass("secondary")}>
          <Download aria-hidden className="size-4" />
          Problem rows as CSV
        </a>
      }
    >
      <ul className="divide-y border-t">
        {tally.problems.map(({ line, reason, hint }) => (
          <li key={line} className="grid gap-x-4 px-4 py-2 text-sm sm:grid-cols-[6rem_11rem_1fr]">
            <span className="font-medium tabular-nums">Line {line}</span>
            <span>{rowReason(reason)}</span>
            <span className="min-w-0 break-words text-muted">{hint}</span>
          </li>
        ))}
      </ul>
      {rows > tally.problems.length && (
        <p className="border-t px-4 py-2.5 text-sm text-muted">
          The first {tally.problems.length} are shown; the file holds all of them.
        </p>
      )}
    </Card>
  );
}
