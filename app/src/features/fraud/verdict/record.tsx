import type { ConversionFraud } from "@cleverdrip/contract";
import { formatShortInstant } from "../../../format/time.ts";
import { outcomeWords } from "../appeals/outcome-words.ts";
import { decidedWords } from "../decisions/decided-words.ts";

type RecordProps = Pick<ConversionFraud, "decisions" | "appeals"> & { readonly timezone: string };

/** What people decided on a result, and what its publisher said. */
export function Record({ decisions, appeals, timezone }: RecordProps) {
  if (decisions.length + appeals.length === 0) return null;
  return (
    <ul aria-label="Decisions and appeals" className="space-y-1.5 border-t pt-3 text-sm">
      {decisions.map((decision) => (
        <li key={decision.id} className="break-words">
          {decision.decision === "approve" ? "Approved" : "Rejected"}: among{" "}
          {decidedWords(decision, timezone)}
          {decision.note !== "" && ` (${decision.note})`}
          {decision.undoneAtMs !== null &&
            `, undone ${formatShortInstant(decision.undoneAtMs, timezone)}`}
        </li>
      ))}
      {appeals.map(({ id, text, atMs, outcome, answer }) => (
        <li key={id} className="break-words">
          Appeal of {formatShortInstant(atMs, timezone)}: “{text}”{" "}
          {outcome === null
            ? "It waits for an answer."
            : `${outcomeWords(outcome).label}: ${answer}`}
        </li>
      ))}
    </ul>
  );
}
