import {
  isSignedIn,
  judgeClickProblem,
  type ConversionReason,
  type UnusableReport,
} from "@cleverdrip/core";
import type { CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { hasTrace, isGuessing } from "./fingerprints-of.ts";
import type { OpenReport } from "./open-report.ts";

export type FoundTerms =
  | { readonly kind: "found"; readonly campaign: CampaignTerms }
  | {
      readonly kind: "refused";
      readonly reason: ConversionReason;
      readonly hint: string;
      /** Whose received log shows it; null where its click proves nobody's. */
      readonly campaign: CampaignTerms | null;
    };

/** Whose report it is: its click's link, or the campaign that it names. */
export async function findTerms(
  opened: OpenReport,
  deps: Pick<FactsDeps, "linkTerms" | "campaignTerms">,
): Promise<FoundTerms> {
  const { report, said } = opened;
  const { via, click } = report;
  const unusable = judgeTies(opened, hasTrace(report));
  if (unusable !== null && click === null) return refused(unusable.reason, unusable.hint);
  const campaign =
    click === null
      ? await deps.campaignTerms(said.campaignId ?? "", said.publisherId)
      : await deps.linkTerms(click.linkNumber);
  const untraced = campaign !== null && isGuessing(campaign) ? null : judgeTies(opened, false);
  // As if it had named no campaign: with the ties that are left it leads to nobody.
  if (untraced !== null && click === null) return refused(untraced.reason, untraced.hint);
  const { workspaceId } = report;
  if (campaign !== null && workspaceId !== undefined && workspaceId !== campaign.workspace.id) {
    // Another workspace's campaign is answered as one that does not exist.
    return refused("X_WORKSPACE_MISMATCH", missing(opened));
  }
  if (unusable !== null) {
    const counted = report.refused === undefined ? "" : `; no. ${report.refused} of that minute`;
    return refused(unusable.reason, unusable.hint + counted, campaign);
  }
  if (campaign === null) return refused("X_CLICK_UNKNOWN", missing(opened));
  if (isSignedIn(via) && workspaceId === undefined) {
    return refused("X_WORKSPACE_MISMATCH", "nobody is signed in for this report");
  }
  if (isOtherCampaign(said.campaignId, campaign.campaignId)) {
    const hint = "campaign_id is not the campaign of the click; leave it out";
    return refused("X_CAMPAIGN_MISMATCH", hint, campaign);
  }
  return { kind: "found", campaign };
}

/** `isTraced`: address and browser may tie it to somebody, as cookies and coupons do. */
function judgeTies({ report, said }: OpenReport, isTraced: boolean): UnusableReport | null {
  const { via, click, clickProblem: problem, visitorId } = report;
  const { campaignId, coupon } = said;
  const isTied = visitorId !== undefined || coupon !== null || isTraced;
  return judgeClickProblem({ via, hasClick: click !== null, problem, campaignId, isTied });
}

function missing({ report }: OpenReport): string {
  return report.click === null
    ? "there is no such campaign; send the click_id, or our campaign_id and publisher_id"
    : "the click id is ours, but its link does not exist any more";
}

/** Beside a click the parameter may be the sender's own number, so only an id of ours can contradict. */
function isOtherCampaign(stated: string | null, own: string): boolean {
  return stated !== null && stated !== own && /^cmp_[0-9a-z]{24}$/.test(stated);
}

function refused(
  reason: ConversionReason,
  hint: string,
  campaign: CampaignTerms | null = null,
): FoundTerms {
  return { kind: "refused", reason, hint, campaign };
}
