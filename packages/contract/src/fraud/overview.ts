import * as z from "zod";
import { timeMs } from "../fields.ts";
import { pageOf } from "../pagination.ts";
import { heldClicksSum } from "./click-holds.ts";
import { fraudMoney } from "./reviews.ts";

const count = z.number().int();

const day = z.iso.date("must be an ISO date such as 2026-05-01");

/** Days of the workspace's zone: from ≤ day < to, at most 92; left out, the last 30 until now. */
export const fraudOverviewQuery = z.strictObject({ from: day.optional(), to: day.optional() });

/** Results and clicks of a publisher, or of all. */
const sums = {
  results: count,
  /** Doubted results: on hold now, rejected now, let through by somebody who looked at them. */
  held: count,
  rejected: count,
  released: count,
  /** Marked only. */
  tagged: count,
  heldMoney: z.array(fraudMoney),
  rejectedMoney: z.array(fraudMoney),
  releasedMoney: z.array(fraudMoney),
  clicks: z.strictObject({
    recorded: count,
    /** Those that count. */
    counted: count,
    /** Left out of what counts: by reason, the most frequent first, of `clicksLookedAt`. */
    invalid: z.array(z.strictObject({ reason: z.string(), clicks: count })),
  }),
  findings: count,
};

export const fraudOverview = z.strictObject({
  fromMs: timeMs,
  toMs: timeMs,
  /** null = nothing was judged yet. */
  judgedAtMs: timeMs.nullable(),
  rulesVersion: z.string().nullable(),
  /** Reasons are those of the newest clicks of the period, at most so many. */
  clicksLookedAt: z.strictObject({ clicks: count, isComplete: z.boolean() }),
  openReviews: count,
  openAppeals: count,
  /** Of paid clicks, until somebody decides, of whatever days. */
  heldClicks: z.array(heldClicksSum),
  /** Links that rules that block have paused in the period, the newest 50. */
  keptOut: z.array(
    z.strictObject({
      linkId: z.string(),
      slug: z.string(),
      campaignId: z.string(),
      campaignName: z.string(),
      publisherId: z.string(),
      publisherName: z.string(),
      atMs: timeMs,
      /** Titles of the rules. */
      rules: z.array(z.string()),
      /** Else somebody has started it again. */
      isPaused: z.boolean(),
    }),
  ),
  totals: z.strictObject(sums),
  /** The most held and rejected first. */
  publishers: z.array(
    z.strictObject({
      publisherId: z.string(),
      publisherName: z.string(),
      ...sums,
      /** Since when the newest one stands; null = none. */
      newestFindingMs: timeMs.nullable(),
      /** Set where nothing can be said of it yet. */
      notEnough: z
        .strictObject({
          results: count,
          resultsNeeded: count,
          clicks: count,
          clicksNeeded: count,
          sentence: z.string(),
        })
        .nullable(),
    }),
  ),
});

export const fraudFindingQuery = z.strictObject({
  publisherId: z.string().max(40).optional(),
  campaignId: z.string().max(40).optional(),
});

/** What sets a source apart from its peers. */
export const fraudFinding = z.strictObject({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  about: z.enum(["clicks", "results"]),
  publisherId: z.string(),
  publisherName: z.string(),
  /** Its sub1, shortened to 32 characters; null: whatever it is. */
  sub: z.string().nullable(),
  /** null: over all its campaigns. */
  campaignId: z.string().nullable(),
  campaignName: z.string().nullable(),
  /** null: results of all events. */
  event: z.string().nullable(),
  /** All together mark an event; in words. */
  signs: z.array(z.string()),
  seen: count,
  of: count,
  /** seen ÷ of. */
  share: z.number(),
  peerShare: z.number(),
  /** Results or clicks of its peers that `peerShare` is from. */
  peers: count,
  /** Probability of as many or more if it were one of its peers. */
  chance: z.number(),
  score: z.number(),
  sinceMs: timeMs,
  judgedAtMs: timeMs,
  sentence: z.string(),
  /** Payouts of results that are doubted for it. */
  money: z.array(fraudMoney),
});

export const fraudFindingList = pageOf(fraudFinding);

export type FraudOverviewQuery = z.infer<typeof fraudOverviewQuery>;
export type FraudOverview = z.infer<typeof fraudOverview>;
export type FraudOverviewPublisher = FraudOverview["publishers"][number];
export type FraudFinding = z.infer<typeof fraudFinding>;
export type FraudFindingQuery = z.infer<typeof fraudFindingQuery>;
