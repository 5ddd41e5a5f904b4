import type { ReceivedReport } from "@cleverdrip/contract";
import type { CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { openReport, type OpenReport } from "./open-report.ts";

export function openAll(reports: readonly ReceivedReport[]): Promise<readonly OpenReport[]> {
  return Promise.all(reports.map(openReport));
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
