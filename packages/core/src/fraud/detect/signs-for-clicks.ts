import type { SourceClick, SourceResult } from "../evidence.ts";
import type { Signal, SourceFinding } from "../finding.ts";
import { clickSigns, withoutUncertain, type ClickLore } from "./click-signs.ts";
import { isElsewhere } from "./elsewhere.ts";
import { signsOfClick } from "./find-clicks.ts";
import { paceKey, type SteadySource } from "./find-steady.ts";
import { byPublisher, signalsFor } from "./match.ts";

/** Signs of a click by which clicks are judged. */
export type ClickSignsOf = (click: Omit<SourceClick, "id">) => readonly string[];

export function clickSignsFrom(
  lore: ClickLore,
  steady: readonly SteadySource[] = [],
): ClickSignsOf {
  const paces = new Set(
    steady.flatMap(({ publisherId, keys }) => keys.map((key) => `${publisherId} ${key}`)),
  );
  return (click) => [
    ...signsOfClick(click, lore.odd),
    ...(paces.has(`${click.publisherId} ${paceKey(click.atMs)}`) ? ["steady"] : []),
    ...(isElsewhere(withoutUncertain(clickSigns(click, lore).signs, click, lore))
      ? ["elsewhere"]
      : []),
  ];
}

/** None where its click is not there. */
export function signsOfItsClick(
  { traits, publisherId, clickAtMs, campaignId, sub }: SourceResult,
  signsOf: ClickSignsOf,
): readonly string[] {
  return traits === null ? [] : signsOf({ atMs: clickAtMs, publisherId, campaignId, sub, traits });
}

/** What findings about clicks have against single ones. */
export function signalsAgainst(
  findings: readonly SourceFinding[],
  signsOf: ClickSignsOf,
): (click: SourceClick) => readonly Signal[] {
  const described = byPublisher(findings);
  return (click) => {
    const own = described.get(click.publisherId);
    const isMeant = ({ sub }: SourceFinding) => sub === undefined || sub === click.sub;
    return own === undefined ? [] : signalsFor(own, new Set(signsOf(click)), isMeant);
  };
}
