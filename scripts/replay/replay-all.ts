import type { ReplayAnswer, ReplayDifference } from "@cleverdrip/contract";
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
  const campaigns = new Map<string, ReplayDifference>();
  for (let cursor: ReplayAnswer["next"] = null; ;) {
    const answer = await replayLog(origin, token, { ...asked, cursor });
    total.hours += answer.hours;
    total.stored += answer.stored;
    total.applied += answer.applied;
    total.known += answer.known;
    total.problems.push(...answer.problems);
    for (const part of answer.campaigns) addCampaign(campaigns, part);
    if (answer.next === null) break;
    cursor = answer.next;
  }
  const differences = [...campaigns.values()].filter(({ log, present, judged }) =>
    [present, judged ?? log].some((side) => JSON.stringify(side) !== JSON.stringify(log)),
  );
  return { ...total, differences };
}

function addCampaign(campaigns: Map<string, ReplayDifference>, part: ReplayDifference): void {
  const key = `${part.workspaceId} ${part.campaignId}`;
  const known = campaigns.get(key);
  const sum = (side: "log" | "present"): ReplayDifference["log"] =>
    known === undefined ? part[side] : addSums(known[side], part[side]);
  const judged =
    part.judged === null || known === undefined
      ? part.judged
      : addSums(known.judged ?? known.log, part.judged);
  campaigns.set(key, { ...part, log: sum("log"), present: sum("present"), judged });
}

type Sums = ReplayDifference["log"];

function addSums(a: Sums, b: Sums): Sums {
  return {
    grossClicks: a.grossClicks + b.grossClicks,
    clicks: a.clicks + b.clicks,
    conversions: a.conversions + b.conversions,
    revenueMicros: a.revenueMicros + b.revenueMicros,
    payoutMicros: a.payoutMicros + b.payoutMicros,
  };
}
