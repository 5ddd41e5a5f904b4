import type { ReceivedReport } from "@cleverdrip/contract";
import type { CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { openReport, type OpenReport } from "./open-report.ts";

/** Reports that are under way at once: D1 answers them in turn, but each of them waits for R2 as well. */
const LANES = 5;

export function openAll(reports: readonly ReceivedReport[]): Promise<readonly OpenReport[]> {
  return Promise.all(reports.map(openReport));
}

/** Gives each report to `take` with its place, those of one transaction or click one after the other. */
export async function takeInTurn(
  opened: readonly OpenReport[],
  take: (own: OpenReport, index: number) => Promise<void>,
): Promise<void> {
  const waiting = groupsOf(opened);
  const lane = async () => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      for (const index of group) {
        const own = opened[index];
        if (own !== undefined) await take(own, index);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Places of the reports that may speak of the same result. */
function groupsOf(opened: readonly OpenReport[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, { report, said, id }] of opened.entries()) {
    const key = said.txid === null ? (report.click?.clickId ?? id) : `t:${said.txid}`;
    const group = groups.get(key) ?? [];
    group.push(index);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Terms that many reports share are read once a call. */
export function rememberTerms(deps: FactsDeps): Pick<FactsDeps, "linkTerms" | "campaignTerms"> {
  const known = new Map<string, Promise<CampaignTerms | null>>();
  const once = (key: string, read: () => Promise<CampaignTerms | null>) => {
    const own = known.get(key) ?? read();
    known.set(key, own);
    return own;
  };
  return {
    linkTerms: (number) => once(`l:${number}`, () => deps.linkTerms(number)),
    campaignTerms: (id, publisherId) =>
      once(`c:${id}:${publisherId ?? ""}`, () => deps.campaignTerms(id, publisherId)),
  };
}
