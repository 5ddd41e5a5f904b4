import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CONVERSION_DUPLICATE_POLICIES,
  CONVERSION_STATUSES,
  type ConversionDuplicatePolicy,
  type DuplicateDecision,
  type ExistingConversion,
  type IncomingReport,
  judgeDuplicate,
  type ReportedMoney,
  type StatusChange,
} from "../index.ts";

type Ledger = {
  readonly conversions: readonly ExistingConversion[];
  readonly answers: readonly DuplicateDecision[];
};

/** A ledger in memory: it does what the decisions say, one report after the other. */
function record(policy: ConversionDuplicatePolicy, reports: readonly IncomingReport[]): Ledger {
  const conversions: ExistingConversion[] = [];
  const answers: DuplicateDecision[] = [];
  for (const report of reports) {
    const matching = conversions.filter(
      ({ txid, clickId }) =>
        (txid !== null && txid === report.txid) || (clickId !== null && clickId === report.clickId),
    );
    const decision = judgeDuplicate(policy, matching, report);
    answers.push(decision);
    if (decision.kind === "create") {
      conversions.push(created(`cnv_${conversions.length}`, report));
      continue;
    }
    const at = conversions.findIndex(({ id }) => id === decision.conversionId);
    const stored = conversions[at];
    if (stored !== undefined) conversions[at] = applied(stored, decision, report);
  }
  return { conversions, answers };
}

function created(id: string, report: IncomingReport): ExistingConversion {
  const { txid, clickId, status, data, atMs } = report;
  const { amountMicros, currency } = data;
  return {
    id,
    txid,
    clickId,
    status,
    saidStatuses: [status],
    waitingStatuses: [],
    data,
    dataAtMs: atMs,
    counted: [{ amountMicros, currency }],
  };
}

function applied(
  stored: ExistingConversion,
  decision: Exclude<DuplicateDecision, { kind: "create" }>,
  { status }: IncomingReport,
): ExistingConversion {
  const said = { ...stored, saidStatuses: [...stored.saidStatuses, status] };
  switch (decision.kind) {
    case "same":
      return { ...said, dataAtMs: decision.dataAtMs };
    case "move":
      return { ...moved(said, decision.statusChange), dataAtMs: decision.dataAtMs };
    case "overwrite": {
      const { data, dataAtMs, counted, statusChange } = decision;
      return { ...moved(said, statusChange), data, dataAtMs, counted };
    }
    case "add":
      return { ...moved(said, decision.statusChange), counted: decision.counted };
    case "ignore":
    case "conflict":
      return stored;
  }
}

function moved(stored: ExistingConversion, change: StatusChange | null): ExistingConversion {
  if (change === null) return stored;
  return { ...stored, status: change.status, waitingStatuses: change.waiting };
}

/** What the ledger comes to, whatever its ids: every conversion with its money, and how many repeats were labelled. */
function balance({ conversions, answers }: Ledger) {
  const total = (counted: readonly ReportedMoney[]) =>
    counted.reduce((sum, { amountMicros }) => sum + (amountMicros ?? 0), 0);
  return {
    conversions: conversions
      .map(({ txid, clickId, status, data, counted }) =>
        [
          txid,
          clickId,
          status === "approved",
          data.currency,
          total(counted),
          counted.length,
        ].join(),
      )
      .toSorted(),
    labelled: answers.filter((a) => a.kind === "create" && a.repeatedOf !== null).length,
  };
}

/** Transaction ids and the clicks they belong to; one click has three results. */
const RESULTS = [
  { txid: "T1", clickId: "C1" },
  { txid: "T2", clickId: "C1" },
  { txid: null, clickId: "C1" },
  { txid: "T3", clickId: "C2" },
  { txid: null, clickId: "C3" },
] as const;
/** Under `ignore` the first result of a click counts, whichever comes first: here each click has one. */
const ONE_A_CLICK = RESULTS.slice(2);

function reportOf(results: readonly (typeof RESULTS)[number][], hasOneAmount: boolean) {
  return fc
    .record({
      result: fc.nat({ max: results.length - 1 }),
      status: fc.constantFrom(...CONVERSION_STATUSES),
      amount: fc.constantFrom(null, 5_000_000, 10_000_000, 12_000_000),
      coupon: fc.constantFrom(null, "A", "B"),
      atMs: fc.integer({ min: 1_000, max: 1_004 }),
    })
    .map(({ result, status, amount, coupon, atMs }): IncomingReport => {
      const { txid, clickId } = results[result] ?? { txid: null, clickId: null };
      const amountMicros = hasOneAmount && amount !== null ? (result + 1) * 1_000_000 : amount;
      return { txid, clickId, status, atMs, data: { amountMicros, currency: "USD", coupon } };
    });
}

/** Reports, some of them several times, in two orders. */
function twoOrders(report: fc.Arbitrary<IncomingReport>) {
  return fc
    .array(
      fc.tuple(
        report,
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((drawn) => {
      const reports = drawn.flatMap(([one, times, ranks]) =>
        ranks.slice(0, times).map((rank) => ({ one, rank })),
      );
      const other = reports.toSorted((a, b) => a.rank - b.rank);
      return [reports.map(({ one }) => one), other.map(({ one }) => one)] as const;
    });
}

test.each(CONVERSION_DUPLICATE_POLICIES)(
  "under %s the same reports in any order leave the same conversions and the same money",
  (policy) => {
    const results = policy === "ignore" ? ONE_A_CLICK : RESULTS;
    const hasOneAmount = policy !== "overwrite" && policy !== "add-payout";
    fc.assert(
      fc.property(twoOrders(reportOf(results, hasOneAmount)), ([one, other]) => {
        expect(balance(record(policy, other))).toEqual(balance(record(policy, one)));
      }),
      { numRuns: 2_500 },
    );
  },
);

test("under ignore every click has one conversion, in any order", () => {
  fc.assert(
    fc.property(twoOrders(reportOf(RESULTS, true)), ([one, other]) => {
      const clicks = (reports: readonly IncomingReport[]) =>
        record("ignore", reports)
          .conversions.map(({ clickId }) => clickId)
          .toSorted();
      expect(clicks(other)).toEqual(clicks(one));
      expect(new Set(clicks(one)).size).toBe(clicks(one).length);
    }),
  );
});

test("every amount that was reported is to be seen, stored or in a conflict, in any order", () => {
  const seen = (reports: readonly IncomingReport[]) => {
    const { conversions, answers } = record("ignore-txid", reports);
    const conflicts = answers.flatMap((a) =>
      a.kind === "conflict" ? [`${a.conversionId} ${a.reported.amountMicros}`] : [],
    );
    const amounts = conversions.map(({ id, txid, clickId, data }) => {
      const others = conflicts.filter((text) => text.startsWith(`${id} `));
      const all = [...others.map((text) => text.slice(id.length + 1)), String(data.amountMicros)];
      return `${txid} ${clickId} ${Array.from(new Set(all)).toSorted().join()}`;
    });
    return amounts.toSorted();
  };
  fc.assert(
    fc.property(twoOrders(reportOf(RESULTS, false)), ([one, other]) => {
      expect(seen(other)).toEqual(seen(one));
    }),
    { numRuns: 1_000 },
  );
});

test.each(CONVERSION_DUPLICATE_POLICIES)(
  "under %s fifty equal reports with a transaction id make one conversion and equal answers",
  (policy) => {
    fc.assert(
      fc.property(reportOf([RESULTS[0]], false), (report) => {
        const { conversions, answers } = record(policy, Array<IncomingReport>(50).fill(report));
        expect(conversions).toHaveLength(1);
        const [, second, ...rest] = answers;
        expect(second).toMatchObject({ kind: "same", conversionId: "cnv_0" });
        for (const answer of rest) expect(answer).toEqual(second);
      }),
      { numRuns: 50 },
    );
  },
);
