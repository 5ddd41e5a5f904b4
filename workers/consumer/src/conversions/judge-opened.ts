import type { ConversionVerdict } from "@cleverdrip/contract";
import {
  isBrowser,
  judgeProof,
  judgeReport,
  needsJourney,
  type ReportProof,
} from "@cleverdrip/core";
import type { CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { rateOfReport } from "./exchange-report.ts";
import { findTerms } from "./find-terms.ts";
import { fingerprintsOf } from "./fingerprints-of.ts";
import { followJourney, isTooSoon } from "./follow-journey.ts";
import type { OpenReport } from "./open-report.ts";
import { reportCase, type ReportCase } from "./report-case.ts";
import { ignoredVerdict, rejectedVerdict } from "./verdicts.ts";

/** What a report comes to before it is compared with the conversions that are stored. */
export type OpenedJudgement =
  | { readonly kind: "usable"; readonly own: ReportCase }
  | {
      readonly kind: "ended";
      readonly proof: ReportProof | "refused" | "unchecked";
      readonly campaign: CampaignTerms | null;
      readonly verdict: ConversionVerdict;
    };

/** Judges a report by the terms of its campaign; nothing is written. `known`: its proof, where it was given before. */
export async function judgeOpened(
  opened: OpenReport,
  known: ReportProof | null,
  deps: FactsDeps,
): Promise<OpenedJudgement> {
  const found = await findTerms(opened, deps);
  if (found.kind === "refused") {
    return ended("unchecked", found.campaign, rejectedVerdict(found.reason, found.hint));
  }
  const { campaign } = found;
  const proof = proofOf(opened, known, campaign);
  if (proof.kind === "refused") {
    return ended("refused", campaign, rejectedVerdict(proof.reason, proof.hint));
  }
  const { click, receivedAtMs, via, visitorId = null } = opened.report;
  const read = judgeReport(
    opened.said,
    {
      receivedAtMs,
      click: click === null ? null : { ...click, publisherId: campaign.publisherId ?? "" },
      // A browser may say anything: only its cookie or a coupon leads to somebody.
      statedPublisherId: click === null && !isBrowser(via) ? campaign.publisherId : null,
      visitorId,
    },
    campaign.terms,
    await rateOfReport(opened, campaign, deps),
  );
  if (read.kind !== "judged") {
    const verdict =
      read.kind === "ignored" ? ignoredVerdict(read.hint) : rejectedVerdict(read.reason, read.hint);
    return ended(proof.proof, campaign, verdict);
  }
  const fingerprints = await fingerprintsOf(opened.report, campaign, read.atMs, deps);
  const conversion = { ...read.conversion, fingerprints };
  // Where they have no say they are not kept.
  const isAsked = needsJourney(campaign.terms.policy.attribution, conversion);
  const judged = isAsked ? { ...read, conversion } : read;
  const journey = await followJourney(judged, campaign, deps);
  if (isTooSoon(opened, journey, deps.nowMs)) {
    throw new Error("the click of this visitor may still be on its way: to be judged again");
  }
  const own = reportCase(opened, campaign, judged, proof.proof, journey);
  return { kind: "usable", own };
}

/** `known`: where it was given before. */
export function proofOf(
  { report, said }: OpenReport,
  known: ReportProof | null,
  campaign: CampaignTerms,
) {
  if (known !== null) return { kind: "accepted", proof: known } as const;
  const { via, query, ip } = report;
  return judgeProof(campaign.terms.policy.security, { via, token: said.token, query, ip });
}

function ended(
  proof: ReportProof | "refused" | "unchecked",
  campaign: CampaignTerms | null,
  verdict: ConversionVerdict,
): OpenedJudgement {
  return { kind: "ended", proof, campaign, verdict };
}
