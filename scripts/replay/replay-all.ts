import type { ReplayAnswer, ReplayDifference } from "@cleverdrip/contract";
import { addDryStep, differingCampaigns, NO_DRY_SUMS } from "@cleverdrip/core";
import type { Installation } from "../api/installation.ts";
import { replayLog } from "../api/operator.ts";
import type { ReplayOptions } from "./options.ts";

export type Replay = Pick<ReplayAnswer, "hours" | "stored" | "applied" | "known" | "problems"> & {
  /** Dry: campaigns that count otherwise by the log. */
  readonly differences: readonly ReplayDifference[];
};

/** Asks for step after step until there is none. */
export async function replayAll(
  { origin, token }: Installation,
  { remote: _remote, ...asked }: ReplayOptions,
): Promise<Replay> {
  const total = { hours: 0, stored: 0, applied: 0, known: 0, problems: new Array<string>() };
  let sums = NO_DRY_SUMS;
  for (let cursor: ReplayAnswer["next"] = null; ;) {
    const answer = await replayLog(origin, token, { ...asked, cursor });
    total.hours += answer.hours;
    total.stored += answer.stored;
    total.applied += answer.applied;
    total.known += answer.known;
    total.problems.push(...answer.problems);
    sums = addDryStep(sums, answer);
    if (answer.next === null) break;
    cursor = answer.next;
  }
  return { ...total, differences: differingCampaigns(sums) };
}
