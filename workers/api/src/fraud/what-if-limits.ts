import { WINDOW_DAYS, type OwnFraudPolicy } from "@cleverdrip/core";
import type { OtherReading } from "./what-if-reading.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/** Doubted results of one question, and results without a doubt that block lists are compared with. */
export const MAX_DOUBTED = 10_000;
export const MAX_UNDOUBTED = 5_000;
/** Days of paid clicks, each of a publisher and campaign. */
export const MAX_CLICK_DAYS = 5_000;

type Asked = {
  readonly own: OwnFraudPolicy;
  readonly days: number;
  readonly isComplete: boolean;
  readonly areOthersComplete: boolean;
  readonly areDaysComplete: boolean;
  readonly hasUnknownClicks: boolean;
  /** null: both policies go by the same rule set. */
  readonly other: Pick<OtherReading, "rulesVersion" | "isComplete"> | null;
};

/** What a comparison of stored verdicts cannot say. */
export function whatIfLimits(
  { workspace }: Pick<WorkspaceContext, "workspace">,
  { own, days, isComplete, areOthersComplete, areDaysComplete, hasUnknownClicks, other }: Asked,
): string[] {
  const entries = [...(own.allow ?? []), ...(own.block ?? [])];
  const hasAddress = entries.some(({ kind, value }) => kind === "ip" && !value.includes("/"));
  return [
    "Verdicts are kept from a score of 0.5 on: results below it, and what rules would find that were not judged then, are not in here.",
    "Results, and days of paid clicks, are compared by how they were judged last. A closed statement is not touched by any policy.",
    "What is found in a day's clicks is kept from the day on which it is judged first: days before that are not in here.",
    ...otherLimits(other),
    ...(isComplete ? [] : [`Only the newest ${MAX_DOUBTED} doubted results were looked at.`]),
    ...(areOthersComplete
      ? []
      : [
          `Only the newest ${MAX_UNDOUBTED} results without a doubt were compared with the block list.`,
        ]),
    ...(areDaysComplete
      ? []
      : [`Only the newest ${MAX_CLICK_DAYS} days of paid clicks were looked at.`]),
    ...(hasAddress
      ? [
          "Whole addresses are not kept: what new entries of single addresses would hit is not known, networks are.",
        ]
      : []),
    ...(entries.length > 0 && (hasUnknownClicks || days > workspace.hotWindowDays)
      ? [
          `Clicks are kept ${workspace.hotWindowDays} days: lists could not be compared with those that have no row.`,
        ]
      : []),
  ];
}

function otherLimits(other: Asked["other"]): readonly string[] {
  if (other === null) return [];
  const { rulesVersion, isComplete } = other;
  return [
    `Rule set ${rulesVersion} has judged what came in the last ${WINDOW_DAYS} days; older results and days are as they were judged.`,
    ...(isComplete
      ? []
      : [`Of what rule set ${rulesVersion} finds only the newest results are in here.`]),
  ];
}
