import { paymentTerms, statements, type StatementRow } from "@cleverdrip/contract";
import { storeEntry } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makePublisher } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

type Entry = NonNullable<Parameters<typeof storeEntry>[2]>;

/** A publisher of a workspace in New York with these entries, asked on 20 November. */
async function withEntries(entries: readonly (Entry & { readonly at: string })[]) {
  const services = { nowMs: () => Date.parse("2026-11-20T12:00:00Z") };
  const member = await signedIn({ timezone: "America/New_York", services });
  const publisher = await makePublisher(member);
  for (const { at, ...row } of entries) {
    const atMs = Date.parse(at);
    await storeEntry(env.EVENTS, member.workspaceId, { publisherId: publisher.id, ...row, atMs });
  }
  const path = `/v1/publishers/${publisher.id}/statements`;
  const list = async (query: string): Promise<StatementRow[]> =>
    statements.parse((await member.get(`${path}?${query}`)).body).data;
  return { member, path, list };
}

test("months that have ended have a statement each, by the days of the workspace's zone", async () => {
  const { list } = await withEntries([
    { at: "2026-09-15T00:00:00Z", amountMicros: 10_000_000 },
    // Still September in New York.
    { at: "2026-10-01T03:59:59Z", amountMicros: 1_000_000 },
    { at: "2026-10-01T04:00:00Z", amountMicros: 5_000_000 },
    { at: "2026-11-02T00:00:00Z", amountMicros: 7_000_000 },
  ]);
  const made = await list("terms=net30");
  expect(made).toMatchObject([
    {
      firstDay: "2026-10-01",
      lastDay: "2026-10-31",
      dueDay: "2026-11-30",
      earnedMicros: 5_000_000,
    },
    {
      firstDay: "2026-09-01",
      lastDay: "2026-09-30",
      dueDay: "2026-10-30",
      earnedMicros: 11_000_000,
    },
  ]);
});

test("what is below the threshold is carried over, and a payment settles what was payable", async () => {
  const { list } = await withEntries([
    { at: "2026-08-10T12:00:00Z", amountMicros: 30_000_000 },
    { at: "2026-09-10T12:00:00Z", amountMicros: 30_000_000 },
    { at: "2026-10-10T12:00:00Z", amountMicros: -60_000_000, kind: "payment" },
    { at: "2026-10-11T12:00:00Z", amountMicros: -5_000_000, kind: "reverse" },
  ]);
  const made = await list("terms=monthly&thresholdMicros=50000000");
  expect(
    made.map(({ payableMicros, carriedMicros, closingMicros }) => [
      payableMicros,
      carriedMicros,
      closingMicros,
    ]),
  ).toEqual([
    [0, -5_000_000, -5_000_000],
    [60_000_000, 0, 60_000_000],
    [0, 30_000_000, 30_000_000],
  ]);
});

test("currencies have statements of their own, from their first entry on", async () => {
  const { list } = await withEntries([
    { at: "2026-09-10T12:00:00Z" },
    { at: "2026-10-10T12:00:00Z", currency: "EUR" },
  ]);
  const made = await list("terms=monthly");
  expect(made.map(({ currency, firstDay }) => [currency, firstDay])).toEqual([
    ["EUR", "2026-10-01"],
    ["USD", "2026-10-01"],
    ["USD", "2026-09-01"],
  ]);
});

test("a publisher without entries has no statements, and the terms must be known", async () => {
  const { list, member, path } = await withEntries([]);
  expect(await list("terms=weekly")).toEqual([]);
  const answer = await member.get(`${path}?terms=net90`);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe("terms");
});

test("under any terms the last statement closes with what the balance says", async () => {
  const entry = fc.record({
    atMs: fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2026-11-01") }),
    kind: fc.constantFrom("earn", "reverse", "adjust", "payment"),
    amountMicros: fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }),
    currency: fc.constantFrom("USD", "EUR"),
  });
  const entries = fc.array(entry, { minLength: 1, maxLength: 20 });
  const asked = fc.record({
    terms: fc.constantFrom(...paymentTerms.options),
    thresholdMicros: fc.constantFrom(0, 50_000_000),
  });
  const property = fc.asyncProperty(entries, asked, async (rows, { terms, thresholdMicros }) => {
    const { member, list } = await withEntries(
      rows.map(({ atMs, ...row }) => ({ ...row, at: new Date(atMs).toISOString() })),
    );
    const made = await list(`terms=${terms}&thresholdMicros=${thresholdMicros}`);
    const { body } = await member.get("/v1/balances");
    for (const { currency, balanceMicros } of body.data[0].balances) {
      // The latest comes first.
      const last = made.find((row) => row.currency === currency);
      expect(last?.closingMicros).toBe(balanceMicros);
      expect(balanceMicros).toBe((last?.carriedMicros ?? 0) + (last?.outstandingMicros ?? 0));
    }
  });
  await fc.assert(property, { numRuns: 25 });
});
