import type { ClickLine, ConversionLine, LabelLine, TrafficLine } from "@cleverdrip/simulator";
import type { Verdict } from "./verdict.ts";

/** Labels of other generators may leave out the campaign. */
export type Label = Omit<LabelLine, "campaign"> & { readonly campaign?: string };

/** A click or conversion with what it was and what it was taken for. */
export type Judged = {
  readonly line: ClickLine | ConversionLine;
  readonly label: Label;
  /** null = the judge said nothing, which leaves the line valid. */
  readonly verdict: Verdict | null;
  /** What is at stake: a conversion's payout, nothing for a click. */
  readonly payoutMicros: number;
};

/** In the order of time. */
export type JudgedFile = { readonly judged: readonly Judged[] };

/** Joins traffic, labels and verdicts by ref. Throws where a label or a verdict belongs to nothing. */
export function joinFile(
  lines: readonly TrafficLine[],
  labels: readonly Label[],
  verdicts: readonly Verdict[],
): JudgedFile {
  const labelOf = new Map(labels.map((label) => [label.ref, label]));
  const verdictOf = new Map(verdicts.map((verdict) => [verdict.ref, verdict]));
  const payoutOf = payouts(lines);
  const judged: Judged[] = [];
  for (const line of lines) {
    if (line.kind !== "click" && line.kind !== "conversion") continue;
    const label = labelOf.get(line.ref);
    if (label === undefined) throw new Error(`${line.ref} has no label: are these its labels?`);
    const payoutMicros = line.kind === "conversion" ? payoutOf(line, label) : 0;
    judged.push({ line, label, verdict: verdictOf.get(line.ref) ?? null, payoutMicros });
    verdictOf.delete(line.ref);
  }
  const [stray] = verdictOf.keys();
  if (stray !== undefined)
    throw new Error(`There is a verdict on ${stray}, which the traffic does not have.`);
  return { judged };
}

/** The payout of the label's campaign, else of the click's, else of the one its publisher has most clicks for. */
function payouts(lines: readonly TrafficLine[]): (line: ConversionLine, label: Label) => number {
  const payoutOf = new Map<string, number>();
  const campaignOf = new Map<string, string>();
  const counts = new Map<string, Map<string, number>>();
  for (const line of lines) {
    if (line.kind === "setup")
      for (const { ref, payoutMicros } of line.campaigns) payoutOf.set(ref, payoutMicros);
    if (line.kind !== "click") continue;
    campaignOf.set(line.ref, line.campaign);
    const own = counts.get(line.publisher) ?? new Map<string, number>();
    counts.set(line.publisher, own.set(line.campaign, (own.get(line.campaign) ?? 0) + 1));
  }
  return (line, label) => {
    const usual = [...(counts.get(label.publisher) ?? [])].toSorted((a, b) => b[1] - a[1])[0]?.[0];
    return payoutOf.get(label.campaign ?? campaignOf.get(line.click ?? "") ?? usual ?? "") ?? 0;
  };
}

/** Held, rejected or doubted: whatever keeps it from being counted and paid as any other. */
export function isHit({ verdict }: Judged): boolean {
  return verdict !== null && (verdict.verdict !== "valid" || !verdict.payable);
}

/** Money that does not flow. */
export function isWithheld({ verdict }: Judged): boolean {
  return verdict !== null && !verdict.payable;
}
