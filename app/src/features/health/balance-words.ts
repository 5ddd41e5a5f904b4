import type { Balance } from "@cleverdrip/contract";
import { formatCount } from "../../format/number.ts";

type Totals = Balance["totals"];
type Verdict = {
  readonly tone: "good" | "warn" | "bad";
  readonly title: string;
  readonly details: readonly string[];
};

/** Whether every click that was served is accounted for, in plain sentences. `span`: "24 hours". */
export function balanceVerdict(totals: Totals, span: string): Verdict {
  const details = detailsOf(totals);
  if (totals.emitted === 0 && details.length === 0)
    return { tone: "good", title: `There were no clicks in the last ${span}.`, details };
  if (details.length > 0) return { tone: toneOf(totals), title: titleOf(totals, span), details };
  const title =
    totals.emitted === 1
      ? `The one click of the last ${span} is accounted for.`
      : `All ${formatCount(totals.emitted)} clicks of the last ${span} are accounted for.`;
  return { tone: "good", title, details };
}

function titleOf({ emitted, stored }: Totals, span: string): string {
  return `${formatCount(stored)} of the ${clicks(emitted)} of the last ${span} are stored.`;
}

function toneOf({ lost, missing }: Totals): Verdict["tone"] {
  return lost > 0 || missing > 0 ? "bad" : "warn";
}

function detailsOf({ deadLettered, lost, missing }: Totals): readonly string[] {
  return [
    ...(deadLettered > 0
      ? [`${clicks(deadLettered)} could not be stored and wait among the dead letters.`]
      : []),
    ...(lost > 0
      ? [
          `${clicks(lost)} ${lost === 1 ? "was" : "were"} redirected but could not be handed on: counted as lost.`,
        ]
      : []),
    ...(missing > 0
      ? [
          `${clicks(missing)} ${missing === 1 ? "is" : "are"} missing: still on the way, if it is the running hour, or gone with a message.`,
        ]
      : []),
    ...(missing < 0
      ? [
          `${clicks(-missing)} more ${missing === -1 ? "was" : "were"} stored than said to be emitted: what said so is still on the way.`,
        ]
      : []),
  ];
}

function clicks(count: number): string {
  return count === 1 ? "1 click" : `${formatCount(count)} clicks`;
}
