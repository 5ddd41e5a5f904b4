import {
  actionOf,
  listed,
  withList,
  type FraudAction,
  type FraudPolicy,
  type Listed,
  type ResultVerdict,
  type Signal,
} from "@cleverdrip/core";
import type { DoubtedClick } from "@cleverdrip/db";
import { listFacts, withoutList } from "./list-facts.ts";

export type Weighed = {
  readonly action: FraudAction;
  readonly listed: Listed | null;
  /** With what the block list of that policy says. */
  readonly verdict: ResultVerdict;
};

/** What a policy makes of a stored result. */
export function weigh(
  policy: FraudPolicy,
  result: {
    readonly publisherId: string;
    readonly click: DoubtedClick | null;
    readonly signals: readonly Signal[];
  },
): Weighed {
  const { publisherId, click, signals } = result;
  const own = withoutList(signals);
  const by = listed(policy, listFacts(publisherId, click, signals));
  const score = Math.max(0, ...own.map((signal) => signal.score));
  const verdict = withList({ score, signals: own }, by);
  return { action: actionOf(policy, verdict, by), listed: by, verdict };
}
