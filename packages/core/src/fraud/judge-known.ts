import { byPublisher, lazySignsOf, signalsFor, verdictOf } from "./detect/match.ts";
import type { SourceClick, SourceResult } from "./evidence.ts";
import type { ResultVerdict, SourceFinding } from "./finding.ts";
import { knownClickSigns, knownSignsOf, type Knowledge } from "./knowledge.ts";

/** A new result by what the last judging found out; the next one judges it again with everything. */
export function judgeResult(
  result: SourceResult,
  findings: readonly SourceFinding[],
  knowledge: Knowledge,
): ResultVerdict {
  const own = findings.filter(({ publisherId }) => publisherId === result.publisherId);
  if (own.length === 0) return verdictOf([]);
  const described = byPublisher(own).get(result.publisherId) ?? [];
  const { campaignId: campaign, event } = result;
  return verdictOf(
    signalsFor(
      described,
      new Set([
        ...knownSignsOf(result, knowledge),
        ...lazySignsOf(described, result, knowledge.paces ?? {}),
      ]),
      (finding) =>
        (finding.sub === undefined || finding.sub === result.sub) &&
        (finding.campaignId === null ||
          (finding.campaignId === campaign && finding.event === event)),
    ),
  );
}

/** What findings about clicks have against one of them. */
export function judgeClick(
  click: Pick<SourceClick, "publisherId" | "traits" | "atMs" | "sub">,
  findings: readonly SourceFinding[],
  knowledge: Knowledge,
): ResultVerdict {
  const own = findings.filter(
    ({ publisherId, about }) => publisherId === click.publisherId && about === "clicks",
  );
  if (own.length === 0) return verdictOf([]);
  const described = byPublisher(own).get(click.publisherId) ?? [];
  const isMeant = ({ sub }: SourceFinding) => sub === undefined || sub === click.sub;
  return verdictOf(signalsFor(described, new Set(knownClickSigns(click, knowledge)), isMeant));
}
