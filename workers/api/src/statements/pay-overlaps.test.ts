import { ledgerEntry, pageOf } from "@cleverdrip/contract";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { earnedInOctober, hand } from "../../test-support/earned-in-october.ts";

type Asked = { readonly terms: string; readonly firstDay: string };

const PERIODS: readonly Asked[] = [
  { terms: "monthly", firstDay: "2026-10-01" },
  { terms: "monthly", firstDay: "2026-09-01" },
  { terms: "weekly", firstDay: "2026-09-28" },
  { terms: "weekly", firstDay: "2026-10-05" },
  { terms: "weekly", firstDay: "2026-10-12" },
  { terms: "biweekly", firstDay: "2026-09-28" },
  { terms: "biweekly", firstDay: "2026-10-12" },
];

/** 10 dollars in October, 3 more in its third week and 2 in September. */
async function earned() {
  const made = await earnedInOctober([
    { at: "2026-09-30T12:00:00Z", amountMicros: 2_000_000, conversionId: "cnv_2" },
    { at: "2026-10-14T12:00:00Z", amountMicros: 3_000_000, conversionId: "cnv_3" },
  ]);
  const payments = async () => {
    const path = `/v1/publishers/${made.publisher.id}/ledger?kind=payment`;
    return pageOf(ledgerEntry).parse((await made.member.get(path)).body).data;
  };
  const payPeriod = ({ terms, firstDay }: Asked) =>
    made.pay({ terms, reference: `${terms} ${firstDay}` }, firstDay);
  return { ...made, payments, payPeriod };
}

test("a week of a month that is paid is a conflict that names the month, its sum and reference", async () => {
  const { pay, payments } = await earned();
  await pay();
  const refused = await pay({ terms: "weekly", reference: "wire 8" }, "2026-10-05");
  expect(refused.status).toBe(409);
  expect(refused.body.detail).toContain(
    "2026-10-05 to 2026-10-11 overlaps what is paid already: 2026-10-01 to 2026-10-31 (13.00 USD, reference wire 7)",
  );
  expect(await payments()).toHaveLength(1);
});

test("a month of which weeks are paid is a conflict that names each of them", async () => {
  const { pay } = await earned();
  for (const firstDay of ["2026-10-05", "2026-10-12"])
    expect((await pay({ terms: "weekly" }, firstDay)).status).toBe(200);
  const { status, body } = await pay();
  expect(status).toBe(409);
  expect(body.detail).toContain(
    "2026-10-05 to 2026-10-11 (10.00 USD, reference wire 7), 2026-10-12",
  );
});

test("overlapping periods that are paid at once are paid by one of them, whichever it is", async () => {
  const { payPeriod, payments } = await earned();
  const overlapping = PERIODS.filter(({ firstDay, terms }) => {
    return firstDay === "2026-10-05" || (terms === "monthly" && firstDay === "2026-10-01");
  });
  const answers = await Promise.all([...overlapping, ...overlapping].map(payPeriod));
  const [paid] = await payments();
  for (const { status, body } of answers)
    if (status === 409) expect(body.detail).toContain(`reference ${paid?.note}`);
    else expect(body.payment.entryId).toBe(paid?.id);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
  expect(await payments()).toHaveLength(1);
});

test("however many periods of whatever terms are paid at once, no more is paid than is owed and none overlap", async () => {
  const order = fc.shuffledSubarray([...PERIODS], { minLength: 2 });
  await fc.assert(
    fc.asyncProperty(order, fc.nat(9), async (periods, refund) => {
      const { payPeriod, payments, enter } = await earned();
      const amountMicros = -refund * 1_000_000;
      await enter({ ...hand, at: "2026-11-10T12:00:00Z", kind: "reverse", amountMicros });
      const answers = await Promise.all(periods.map(payPeriod));
      expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
      const sum = (await payments()).reduce((total, entry) => total - entry.amountMicros, 0);
      expect(sum).toBeLessThanOrEqual(15_000_000 + amountMicros);
      const paid = answers
        .filter(({ status }) => status === 200)
        .map(({ body }) => [body.firstDay, body.lastDay])
        .toSorted();
      for (const [i, [firstDay]] of paid.entries())
        if (i > 0) expect(firstDay > (paid[i - 1]?.[1] ?? "")).toBe(true);
    }),
    { numRuns: 12 },
  );
});

test("statements beside each other that are paid at once do not pay a refund's money twice", async () => {
  const { payPeriod, payments, enter } = await earned();
  await enter({ ...hand, at: "2026-11-10T12:00:00Z", kind: "reverse", amountMicros: -12_000_000 });
  const answers = await Promise.all(
    ["2026-09-28", "2026-10-05", "2026-10-12"].map((firstDay) =>
      payPeriod({ terms: "weekly", firstDay }),
    ),
  );
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  const sum = (await payments()).reduce((total, entry) => total - entry.amountMicros, 0);
  expect(sum).toBe(3_000_000);
});
