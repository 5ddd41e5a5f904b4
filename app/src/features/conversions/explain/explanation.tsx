import type { ConversionExplanation } from "@cleverdrip/contract";
import { Badge } from "../../../ui/badge.tsx";
import { duplicatePolicyWords } from "../../campaigns/event-rule-words.ts";
import { PublisherName } from "../../publishers/publisher-name.tsx";
import { rungLabel } from "../source-words.ts";
import { creditLines, modelWords } from "./credit-lines.tsx";
import { capLines, candidateLines, payoutLines } from "./decision-lines.tsx";
import { deliveryLines, historyLines, ledgerLines, receivedLines } from "./trail-lines.tsx";
import { Transcript } from "../../../ui/transcript.tsx";

type ExplanationProps = {
  readonly explanation: ConversionExplanation;
  readonly timezone: string;
};

/** From the report to the money: what was decided, by which rule, and what became of it. */
export function Explanation({ explanation, timezone }: ExplanationProps) {
  const { attribution, duplicates, caps } = explanation;
  return (
    <div className="space-y-4">
      <Agreement explanation={explanation} />
      <Attribution explanation={explanation} />
      <Transcript
        title="Credits"
        intro={modelWords(attribution.model)}
        lines={creditLines(attribution.credits, explanation.conversion.currency)}
        none="It is nobody's."
      />
      <Transcript
        title="Duplicates"
        intro={duplicates.sentence}
        lines={[
          {
            title: duplicatePolicyWords(duplicates.policy),
            note: `Told apart by ${duplicates.key}`,
          },
        ]}
      />
      <Transcript
        title="Caps"
        lines={capLines(caps, explanation.conversion.currency)}
        none="The campaign has none."
      />
      <Payout explanation={explanation} />
      <Transcript title="Ledger" lines={ledgerLines(explanation, timezone)} none="No entry." />
      <Transcript title="History" lines={historyLines(explanation, timezone)} none="No entry." />
      <Transcript
        title="Deliveries"
        lines={deliveryLines(explanation, timezone)}
        none="Nobody was told."
      />
      <Transcript title="As it came in" lines={receivedLines(explanation)} none="Not kept." />
    </div>
  );
}

function Attribution({ explanation }: Pick<ExplanationProps, "explanation">) {
  const { rung, sentence, isProbabilistic, agrees, candidates } = explanation.attribution;
  const words = agrees ? "" : " The rules of today would decide otherwise.";
  return (
    <Transcript
      title="Attribution"
      intro={
        <>
          {isProbabilistic && (
            <>
              <Badge tone="warn">Probabilistic</Badge>{" "}
            </>
          )}
          {`${rungLabel(rung)}. ${sentence}${words}`}
        </>
      }
      lines={candidateLines(candidates)}
    />
  );
}

/** By the main publisher's terms, then by those of others who share it. */
function Payout({ explanation }: Pick<ExplanationProps, "explanation">) {
  const { payout, conversion } = explanation;
  return (
    <>
      <Transcript
        title="Payout"
        lines={payoutLines(payout, conversion.currency)}
        none="Its steps were not kept."
      />
      {payout.shared?.map(({ publisherId, steps }) => (
        <Transcript
          key={publisherId}
          title="Payout by other terms"
          intro={
            <>
              The whole by the terms of <PublisherName id={publisherId} />, who has a part of that.
            </>
          }
          lines={payoutLines(
            { ...payout, steps, payoutMicros: steps.at(-1)?.afterMicros ?? 0 },
            conversion.currency,
          )}
          none="Its steps were not kept."
        />
      ))}
    </>
  );
}

function Agreement({ explanation }: Pick<ExplanationProps, "explanation">) {
  const { agrees, limits } = explanation;
  return (
    <div className="space-y-2 text-sm">
      {agrees ? (
        <p>
          <Badge tone="good">Agrees</Badge> Computed again just now: it gives what is stored.
        </p>
      ) : (
        <p>
          <Badge tone="warn">Differs</Badge> Computed again, something else came out. What is stored
          is what counts.
        </p>
      )}
      {limits.length > 0 && (
        <div className="text-muted">
          <p>What cannot be known again:</p>
          <ul className="list-disc pl-5">
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
