import { expect, test } from "vitest";
import {
  CONVERSION_DUPLICATE_POLICIES,
  type ConversionDuplicatePolicy,
  DEFAULT_CONVERSION_DUPLICATE_POLICY,
  type ExistingConversion,
  type IncomingReport,
  judgeDuplicate,
  type ReportedData,
} from "../index.ts";

const TEN: ReportedData = { amountMicros: 10_000_000, currency: "USD", coupon: null };
const TWELVE: ReportedData = { ...TEN, amountMicros: 12_000_000 };
const UNSAID: ReportedData = { ...TEN, amountMicros: null };
const moneyOf = ({ amountMicros, currency }: ReportedData) => ({ amountMicros, currency });

function stored(change: Partial<ExistingConversion> = {}): ExistingConversion {
  const data = change.data ?? TEN;
  return {
    id: "cnv_1",
    txid: "T1",
    clickId: "C1",
    status: "approved",
    saidStatuses: ["approved"],
    waitingStatuses: [],
    data,
    dataAtMs: 1_000,
    counted: [moneyOf(data)],
    ...change,
  };
}

function incoming(change: Partial<IncomingReport> = {}): IncomingReport {
  return { txid: "T1", clickId: "C1", status: "approved", data: TEN, atMs: 2_000, ...change };
}

const all = CONVERSION_DUPLICATE_POLICIES;
const kindOf = (
  policy: ConversionDuplicatePolicy,
  existing: ExistingConversion,
  report: IncomingReport,
) => judgeDuplicate(policy, [existing], report).kind;

test("a repeat is ignored by its transaction id unless an event type says otherwise", () => {
  expect(DEFAULT_CONVERSION_DUPLICATE_POLICY).toBe("ignore-txid");
});

test.each(all)("under %s a first report creates, with or without a transaction id", (policy) => {
  const create = { kind: "create", repeatedOf: null };
  expect(judgeDuplicate(policy, [], incoming())).toEqual(create);
  expect(judgeDuplicate(policy, [], incoming({ txid: null }))).toEqual(create);
  expect(judgeDuplicate(policy, [], incoming({ txid: null, clickId: null }))).toEqual(create);
});

test.each(all)("under %s a retry with its transaction id gets the stored conversion", (policy) => {
  expect(judgeDuplicate(policy, [stored()], incoming())).toMatchObject({
    kind: "same",
    conversionId: "cnv_1",
    reason: "X_DUP_TXID",
  });
});

test.each(all)("under %s a report that leaves out the amount contradicts nothing", (policy) => {
  expect(kindOf(policy, stored(), incoming({ data: UNSAID }))).toBe("same");
});

// The same click again: by the same transaction id with another amount, by another id, and twice without one.
test.each<[ConversionDuplicatePolicy, string, string, string, string]>([
  ["ignore-txid", "conflict", "create", "same", "conflict"],
  ["create", "conflict", "create", "create", "create"],
  ["create-repeated", "conflict", "create", "create", "create"],
  ["ignore", "conflict", "ignore", "same", "ignore"],
  ["overwrite", "overwrite", "create", "same", "overwrite"],
  ["add-payout", "add", "create", "add", "add"],
])(
  "under %s another amount is: %s; another transaction id: %s; none, same amount: %s; none, another: %s",
  (policy, otherAmount, otherTxid, sameUnkeyed, otherUnkeyed) => {
    const unkeyed = stored({ txid: null });
    expect(kindOf(policy, stored(), incoming({ data: TWELVE }))).toBe(otherAmount);
    expect(kindOf(policy, stored(), incoming({ txid: "T2" }))).toBe(otherTxid);
    expect(kindOf(policy, unkeyed, incoming({ txid: null }))).toBe(sameUnkeyed);
    expect(kindOf(policy, unkeyed, incoming({ txid: null, data: TWELVE }))).toBe(otherUnkeyed);
  },
);

test("a conflict shows both values", () => {
  const report = incoming({ data: { ...TWELVE, currency: "EUR" } });
  expect(judgeDuplicate("ignore-txid", [stored()], report)).toEqual({
    kind: "conflict",
    conversionId: "cnv_1",
    reason: "X_CONFLICT",
    stored: { amountMicros: 10_000_000, currency: "USD" },
    reported: { amountMicros: 12_000_000, currency: "EUR" },
  });
});

test("the same amount in another currency is a conflict too", () => {
  const report = incoming({ data: { ...TEN, currency: "EUR" } });
  for (const policy of all.filter((name) => name !== "overwrite")) {
    expect(kindOf(policy, stored(), report)).toBe("conflict");
  }
});

test("a further conversion of a click is labelled with its first", () => {
  const report = incoming({ txid: "T3" });
  const existing = [stored(), stored({ id: "cnv_2", txid: "T2" })];
  expect(judgeDuplicate("create-repeated", existing, report)).toEqual({
    kind: "create",
    repeatedOf: "cnv_1",
  });
  expect(judgeDuplicate("create", existing, report)).toEqual({ kind: "create", repeatedOf: null });
});

test("conversions without a click are no repeats of each other", () => {
  const existing = stored({ clickId: null });
  const report = incoming({ clickId: null, txid: "T2" });
  for (const policy of all) expect(kindOf(policy, existing, report)).toBe("create");
});

test("overwriting names every field before and after, and keeps what was left out", () => {
  const existing = stored({ data: { ...TEN, coupon: "A" } });
  expect(judgeDuplicate("overwrite", [existing], incoming({ data: TWELVE }))).toEqual({
    kind: "overwrite",
    conversionId: "cnv_1",
    changes: [{ field: "amountMicros", before: 10_000_000, after: 12_000_000 }],
    data: { ...TWELVE, coupon: "A" },
    dataAtMs: 2_000,
    counted: [moneyOf(TWELVE)],
    statusChange: null,
  });
});

test("older data overwrite nothing, but their status still counts", () => {
  const late = incoming({ data: TWELVE, atMs: 500 });
  expect(kindOf("overwrite", stored(), late)).toBe("ignore");
  expect(judgeDuplicate("overwrite", [stored()], { ...late, status: "refunded" })).toMatchObject({
    kind: "move",
    dataAtMs: 1_000,
    statusChange: { steps: ["refunded"] },
  });
});

test("the same data again count as reported later", () => {
  expect(judgeDuplicate("overwrite", [stored()], incoming())).toMatchObject({ dataAtMs: 2_000 });
});

test.each(all)("under %s an amount that was missing is filled in, with its status", (policy) => {
  const lead = stored({ data: UNSAID, status: "pending", saidStatuses: ["pending"] });
  expect(judgeDuplicate(policy, [lead], incoming({ data: { ...TEN, coupon: "A" } }))).toEqual({
    kind: "overwrite",
    conversionId: "cnv_1",
    changes: [
      { field: "amountMicros", before: null, after: 10_000_000 },
      { field: "coupon", before: null, after: "A" },
    ],
    data: { ...TEN, coupon: "A" },
    dataAtMs: 2_000,
    counted: [moneyOf(TEN)],
    statusChange: {
      from: "pending",
      status: "approved",
      steps: ["approved"],
      waiting: [],
      problem: null,
    },
  });
});

test("each sum of a transaction id is added once, also when it comes again", () => {
  const added = judgeDuplicate("add-payout", [stored()], incoming({ data: TWELVE }));
  expect(added).toMatchObject({ added: moneyOf(TWELVE), counted: [moneyOf(TEN), moneyOf(TWELVE)] });
  const both = stored({ counted: [moneyOf(TEN), moneyOf(TWELVE)] });
  expect(kindOf("add-payout", both, incoming({ data: TWELVE }))).toBe("same");
});

test("without transaction ids every payout is added, also where no amount is given", () => {
  const lead = stored({ txid: null, data: UNSAID });
  expect(
    judgeDuplicate("add-payout", [lead], incoming({ txid: null, data: UNSAID })),
  ).toMatchObject({ kind: "add", counted: [moneyOf(UNSAID), moneyOf(UNSAID)] });
});

test("a coupon without an amount makes the stored amount no later", () => {
  const report = incoming({ data: { ...UNSAID, coupon: "A" } });
  expect(judgeDuplicate("overwrite", [stored()], report)).toMatchObject({
    data: { ...TEN, coupon: "A" },
    dataAtMs: 1_000,
  });
});

test("a coupon that comes later takes nothing from what was added", () => {
  const counted = [moneyOf(TEN), moneyOf(TWELVE)];
  const report = incoming({ data: { ...TWELVE, coupon: "A" } });
  expect(judgeDuplicate("add-payout", [stored({ counted })], report)).toMatchObject({
    kind: "overwrite",
    data: { ...TEN, coupon: "A" },
    counted,
  });
});

test.each(all)("under %s another status by transaction id is a move, no duplicate", (policy) => {
  for (const data of [TEN, UNSAID]) {
    expect(judgeDuplicate(policy, [stored()], incoming({ status: "refunded", data }))).toEqual({
      kind: "move",
      conversionId: "cnv_1",
      dataAtMs: policy === "overwrite" && data === TEN ? 2_000 : 1_000,
      statusChange: {
        from: "approved",
        status: "refunded",
        steps: ["refunded"],
        waiting: [],
        problem: null,
      },
    });
  }
});

test("an illegal status is told and moves nothing", () => {
  const decision = judgeDuplicate("create", [stored()], incoming({ status: "hold" }));
  expect(decision).toMatchObject({
    kind: "move",
    statusChange: { steps: [], problem: expect.stringContaining("cannot become hold") },
  });
});

test("a retry of an earlier status does not undo what came after it", () => {
  const rejected = stored({ status: "rejected", saidStatuses: ["approved", "rejected"] });
  expect(kindOf("ignore-txid", rejected, incoming())).toBe("same");
  const restored = stored({ saidStatuses: ["approved", "rejected"] });
  expect(kindOf("ignore-txid", restored, incoming({ status: "rejected" }))).toBe("same");
});

test("a retry of a status that waits is taken as soon as it is legal", () => {
  const early = stored({
    saidStatuses: ["pending", "refunded"],
    waitingStatuses: ["refunded"],
  });
  const decision = judgeDuplicate("ignore-txid", [early], incoming({ status: "refunded" }));
  expect(decision).toMatchObject({ kind: "move", statusChange: { steps: ["refunded"] } });
});
