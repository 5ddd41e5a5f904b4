import { isBrowser, isSignedIn, type ConversionReason } from "@cleverdrip/core";
import type { CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import type { OpenReport } from "./open-report.ts";

export type FoundTerms =
  | { readonly kind: "found"; readonly campaign: CampaignTerms }
  | { readonly kind: "refused"; readonly reason: ConversionReason; readonly hint: string };

/** Whose report it is: its click's link, or the campaign that it names. */
export async function findTerms(opened: OpenReport, deps: FactsDeps): Promise<FoundTerms> {
  const { report, said } = opened;
  const problem = clickProblem(opened);
  if (problem !== null) return problem;
  const campaign =
    report.click === null
      ? await deps.campaignTerms(said.campaignId ?? "", said.publisherId)
      : await deps.linkTerms(report.click.linkNumber);
  if (campaign === null) return refused("X_CLICK_UNKNOWN", missing(opened));
  const { workspaceId } = report;
  if (workspaceId !== undefined && workspaceId !== campaign.workspace.id) {
    // Another workspace's campaign is answered as one that does not exist.
    return refused("X_WORKSPACE_MISMATCH", missing(opened));
  }
  if (isSignedIn(report.via) && workspaceId === undefined) {
    return refused("X_WORKSPACE_MISMATCH", "nobody is signed in for this report");
  }
  if (isOtherCampaign(said.campaignId, campaign.campaignId)) {
    const hint = "campaign_id is not the campaign of the click; leave it out";
    return refused("X_CAMPAIGN_MISMATCH", hint);
  }
  return { kind: "found", campaign };
}

/** Without a click a report may still name campaign and publisher, but only where it does not come from a browser. */
function clickProblem({ report, said }: OpenReport): FoundTerms | null {
  if (report.click !== null) return null;
  if (report.clickProblem === "forged") {
    return refused(
      "X_CLICK_FORGED",
      "this click_id was not issued here, or was changed on its way",
    );
  }
  if (said.campaignId !== null && !isBrowser(report.via)) return null;
  return refused(
    "X_CLICK_UNKNOWN",
    report.clickProblem === "malformed"
      ? "click_id must be the 32 characters that {clickid} put into your URL"
      : "click_id is missing; send the value that {clickid} put into your URL",
  );
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

function refused(reason: ConversionReason, hint: string): FoundTerms {
  return { kind: "refused", reason, hint };
}
