import type { ConversionExplanation } from "@cleverdrip/contract";
import { formatMoney } from "../../../format/money.ts";
import { formatCount } from "../../../format/number.ts";
import { formatDuration } from "../../../format/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Code } from "../../../ui/code.tsx";
import { PublisherName } from "../../publishers/publisher-name.tsx";
import { rungLabel } from "../source-words.ts";
import type { Line } from "../../../ui/transcript.tsx";

type Attribution = ConversionExplanation["attribution"];
type Candidate = Attribution["candidates"][number];
type Cap = ConversionExplanation["caps"][number];

const STEPS: Readonly<Record<string, string>> = {
  revenue: "Revenue",
  "manual-revenue": "Revenue, by hand",
  campaign: "Campaign",
  tier: "Publisher's tier",
  override: "Publisher's own terms",
  volume: "Volume commission",
  manual: "Payout, by hand",
};

/** Each touch that could have been the one, with the arithmetic of its window. */
export function candidateLines(candidates: Attribution["candidates"]): readonly Line[] {
  return candidates.map((candidate) => ({
    title: <PublisherName id={candidate.publisherId} />,
    aside: candidate.rung === null ? undefined : rungLabel(candidate.rung),
    note: (
      <>
        {candidate.sentence} {windowWords(candidate)}
        {candidate.clickId !== "" && <Code className="block">{candidate.clickId}</Code>}
      </>
    ),
  }));
}

function windowWords({ window }: Candidate): string {
  if (window === null) return "";
  const { ctitMs, minMs, maxMs } = window;
  const isInside = ctitMs >= minMs && ctitMs <= maxMs;
  const time = ctitMs < 0 ? `${formatDuration(-ctitMs)} before` : `${formatDuration(ctitMs)} after`;
  return `Window ${formatDuration(minMs)} to ${formatDuration(maxMs)}; it came ${time} the click: ${
    isInside ? "inside" : "outside"
  }.`;
}

export function capLines(caps: ConversionExplanation["caps"], currency: string): readonly Line[] {
  return caps.map((cap) => ({
    title: `${cap.isHard ? "Hard" : "Soft"} cap: ${cap.metric} per ${cap.scope}, ${cap.period}`,
    aside: `${capFigure(cap, cap.used, currency)} of ${capFigure(cap, cap.limit, currency)}`,
    note: cap.sentence,
  }));
}

function capFigure({ metric }: Cap, figure: number, currency: string): string {
  return metric === "conversions" ? formatCount(figure) : formatMoney(figure, currency);
}

export function payoutLines(
  payout: ConversionExplanation["payout"],
  currency: string,
): readonly Line[] {
  const { steps, agrees, payoutMicros, version } = payout;
  if (steps.length === 0) return [];
  const total: Line = {
    title: "Payout",
    aside: formatMoney(payoutMicros, currency),
    note: (
      <>
        By version {version} of the rules.{" "}
        {agrees === false && <Badge tone="warn">Differs from its steps</Badge>}
      </>
    ),
  };
  const taken = steps.map(({ step, afterMicros, sentence }) => ({
    title: STEPS[step] ?? step,
    aside: formatMoney(afterMicros, currency),
    note: sentence,
  }));
  return [...taken, total];
}
