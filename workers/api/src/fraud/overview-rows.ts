import type { FraudOverview, FraudOverviewPublisher } from "@cleverdrip/contract";
import { CLICKS_TO_JUDGE, notEnoughToJudge, RESULTS_TO_JUDGE, type Counts } from "@cleverdrip/core";
import type { DoubtState, DoubtSum, ReasonSum, StoredFinding } from "@cleverdrip/db";
import { conversionsOf, moneyOf } from "./money.ts";

type Read = {
  /** By publisher and currency. */
  readonly counts: readonly (Counts & { readonly key: string })[];
  readonly doubts: readonly DoubtSum[];
  readonly reasons: readonly ReasonSum[];
  readonly findings: readonly StoredFinding[];
};

type Row = Omit<FraudOverviewPublisher, "publisherName">;
type Sums = FraudOverview["totals"];

/** Everybody of whom anything is known in the period, the most held and rejected first. */
export function publisherRows(read: Read): readonly Row[] {
  const { counts, doubts, reasons, findings } = read;
  const ids = new Set([
    ...counts.map(({ key }) => key),
    ...doubts.map(({ publisherId }) => publisherId),
    ...reasons.map(({ publisherId }) => publisherId),
    ...findings.map(({ finding }) => finding.publisherId),
  ]);
  const by = {
    counts: Map.groupBy(counts, ({ key }) => key),
    doubts: Map.groupBy(doubts, ({ publisherId }) => publisherId),
    reasons: Map.groupBy(reasons, ({ publisherId }) => publisherId),
    findings: Map.groupBy(findings, ({ finding }) => finding.publisherId),
  };
  const rows = [...ids].map((id) =>
    rowOf(id, {
      counts: by.counts.get(id) ?? [],
      doubts: by.doubts.get(id) ?? [],
      reasons: by.reasons.get(id) ?? [],
      findings: by.findings.get(id) ?? [],
    }),
  );
  const stopped = ({ held, rejected }: Row) => held + rejected;
  return rows.toSorted(
    (a, b) =>
      stopped(b) - stopped(a) ||
      b.findings - a.findings ||
      b.results - a.results ||
      (a.publisherId < b.publisherId ? -1 : 1),
  );
}

export function totalsOf(rows: readonly Sums[]): Sums {
  const sum = (pick: (row: Sums) => number) => rows.reduce((n, row) => n + pick(row), 0);
  const money = (pick: (row: Sums) => Sums["heldMoney"]) => moneyOf(rows.flatMap(pick));
  const invalid = rows.flatMap(({ clicks }) => clicks.invalid);
  return {
    results: sum(({ results }) => results),
    held: sum(({ held }) => held),
    rejected: sum(({ rejected }) => rejected),
    released: sum(({ released }) => released),
    tagged: sum(({ tagged }) => tagged),
    heldMoney: money(({ heldMoney }) => heldMoney),
    rejectedMoney: money(({ rejectedMoney }) => rejectedMoney),
    releasedMoney: money(({ releasedMoney }) => releasedMoney),
    clicks: {
      recorded: sum(({ clicks }) => clicks.recorded),
      counted: sum(({ clicks }) => clicks.counted),
      invalid: reasonsOf(invalid),
    },
    findings: sum(({ findings }) => findings),
  };
}

function rowOf(publisherId: string, { counts, doubts, reasons, findings }: Read): Row {
  const sum = (metric: keyof Counts) => counts.reduce((n, row) => n + row[metric], 0);
  const moneyIn = (state: DoubtState) => moneyOf(doubts.filter((own) => own.state === state));
  const [heldMoney, rejectedMoney, releasedMoney] = [
    moneyIn("held"),
    moneyIn("rejected"),
    moneyIn("released"),
  ];
  const held = conversionsOf(heldMoney);
  // Pending ones and those on hold are counted together, whatever they are held for.
  const results = sum("conversions") + sum("pendingConversions") + sum("rejectedConversions");
  const clicks = { recorded: sum("grossClicks"), counted: sum("clicks") };
  const notEnough = findings.length > 0 ? null : notEnoughToJudge(clicks.counted, results);
  return {
    publisherId,
    results,
    held,
    rejected: conversionsOf(rejectedMoney),
    released: conversionsOf(releasedMoney),
    tagged: conversionsOf(moneyIn("tagged")),
    heldMoney,
    rejectedMoney,
    releasedMoney,
    clicks: { ...clicks, invalid: reasonsOf(reasons) },
    findings: findings.length,
    newestFindingMs:
      findings.length === 0 ? null : Math.max(...findings.map(({ sinceMs }) => sinceMs)),
    notEnough:
      notEnough === null
        ? null
        : {
            results,
            resultsNeeded: RESULTS_TO_JUDGE,
            clicks: clicks.counted,
            clicksNeeded: CLICKS_TO_JUDGE,
            sentence: notEnough,
          },
  };
}

function reasonsOf(rows: readonly Pick<ReasonSum, "reason" | "clicks">[]) {
  const sums = new Map<string, number>();
  for (const { reason, clicks } of rows) sums.set(reason, (sums.get(reason) ?? 0) + clicks);
  return [...sums]
    .map(([reason, clicks]) => ({ reason, clicks }))
    .toSorted((a, b) => b.clicks - a.clicks || (a.reason < b.reason ? -1 : 1));
}
