import { storeEntry } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { earnedInOctober, hand } from "../../test-support/earned-in-october.ts";
import { makePublisher } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

test("a statement's CSV has every entry between its opening and closing balance, guarded against formulas", async () => {
  const { member, path } = await earnedInOctober([
    { at: "2026-09-30T12:00:00Z", amountMicros: 1 },
    { ...hand, at: "2026-10-11T03:30:00Z", amountMicros: -500_000, note: "=HYPERLINK(1)" },
    { at: "2026-11-02T12:00:00Z", amountMicros: 5 },
  ]);
  const answer = await member.get(`${path}/2026-10-01.csv?terms=net30`);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="statement-pub_/,
  );
  expect(answer.body).toBe(
    [
      "line,time,currency,amount,conversion,note",
      "opening,,USD,0.000001,,",
      "earn,2026-10-10 08:00,USD,10.00,cnv_1,",
      "adjust,2026-10-10 23:30,USD,-0.50,,'=HYPERLINK(1)",
      "closing,,USD,9.500001,,",
      "carried,,USD,0.00,,",
      "payable,,USD,9.50,,due 2026-11-30",
      "",
    ].join("\r\n"),
  );
});

test("a CSV of more entries than are read at once has each of them once, in order", async () => {
  const { member, publisher, path } = await earnedInOctober();
  const rows = Array.from({ length: 2_345 }, (_, i) => [
    `led_x${String(i).padStart(6, "0")}`,
    Date.parse("2026-10-20T12:00:00Z") + Math.floor(i / 7),
  ]);
  await env.EVENTS.prepare(
    `INSERT INTO payout_ledger (workspace_id, id, publisher_id, conversion_id, kind, amount_micros, currency, at_ms)
     SELECT ?1, value ->> 0, ?2, value ->> 0, 'earn', 1000000, 'USD', value ->> 1 FROM json_each(?3)`,
  )
    .bind(member.workspaceId, publisher.id, JSON.stringify(rows))
    .run();
  const { body } = await member.get(`${path}/2026-10-01.csv?terms=monthly`);
  const ids = String(body).match(/led_x\d+/g);
  expect(ids).toEqual(rows.map(([id]) => id));
  expect(body).toContain("closing,,USD,2355.00,,");
});

test("a statement's PDF names the workspace, publisher, period, sums and days in readable words", async () => {
  const { member, publisher, path } = await earnedInOctober([], "Müller (Köln)");
  const answer = await member.get(`${path}/2026-10-01.pdf?terms=net30`);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  const text = String(answer.body);
  expect(text.startsWith("%PDF-1.4")).toBe(true);
  expect(text.trimEnd().endsWith("%%EOF")).toBe(true);
  const written = [...text.matchAll(/\((.*)\) Tj/g)].map(([, words]) => words);
  for (const words of [
    "Payout statement",
    String.raw`M\374ller \(K\366ln\)`,
    publisher.id,
    "1 October 2026 to 31 October 2026",
    "30 November 2026 (30 days after its end)"
      .replace("(", String.raw`\(`)
      .replace(")", String.raw`\)`),
    "America/New_York",
    "10.00 USD",
    "2026-10-10",
  ])
    expect(written).toContain(words);
});

test.each([
  "2026-10-02.csv?terms=monthly",
  "2026-11-01.pdf?terms=monthly",
  "2026-10-12.pdf?terms=net7",
])("%s is no statement", async (file) => {
  const { member, path } = await earnedInOctober();
  expect((await member.get(`${path}/${file}`)).status).toBe(404);
});

test.each(["2026-10-01.txt?terms=monthly", "x.csv?terms=monthly", "2026-10-01.csv?terms=net90"])(
  "%s is refused by what is wrong with it",
  async (file) => {
    const { member, path } = await earnedInOctober();
    expect((await member.get(`${path}/${file}`)).status).toBe(400);
  },
);

test("marked as paid many times at once a statement is paid once, by an entry with its reference", async () => {
  const { member, publisher, list, pay } = await earnedInOctober();
  expect((await list())[0]?.payment).toBeNull();
  const answers = await Promise.all(Array.from({ length: 5 }, () => pay()));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await pay({ terms: "net30" })).status).toBe(200);
  const [made] = await list();
  expect(made?.payment).toMatchObject({ amountMicros: 10_000_000, reference: "wire 7" });
  const { body } = await member.get(`/v1/publishers/${publisher.id}/ledger?kind=payment`);
  expect(body.data).toMatchObject([{ amountMicros: -10_000_000, note: "wire 7" }]);
  expect((await pay({ reference: "wire 8" })).status).toBe(409);
});

test("only what is still outstanding is paid: a refund since, and what was paid by hand, lower it", async () => {
  const { pay, list } = await earnedInOctober([
    { at: "2026-11-10T12:00:00Z", kind: "reverse", amountMicros: -2_000_000 },
    { ...hand, at: "2026-11-11T12:00:00Z", kind: "payment", amountMicros: -3_000_000 },
  ]);
  expect((await pay({ amountMicros: 6_000_000 })).body.errors[0].path).toBe("amountMicros");
  expect((await pay()).body.payment.amountMicros).toBe(5_000_000);
  expect((await list())[0]?.payableMicros).toBe(10_000_000);
});

test.each([
  [{ currency: "EUR" }, 400],
  [{ thresholdMicros: 11_000_000 }, 409],
  [{ reference: " " }, 400],
])("a payment with %j is refused", async (fields, status) => {
  const { pay } = await earnedInOctober();
  expect((await pay(fields)).status).toBe(status);
});

test("a statement that was seen never changes: what is entered for its time lands in the next one", async () => {
  const { member, publisher, list, path } = await earnedInOctober();
  const before = await list();
  const file = await member.get(`${path}/2026-10-01.csv?terms=monthly`);
  // On a machine whose clock is behind.
  const late = await signedIn({
    workspaceId: member.workspaceId,
    services: { nowMs: () => Date.parse("2026-10-20T12:00:00Z") },
  });
  await late.post(`/v1/publishers/${publisher.id}/ledger`, {
    kind: "adjust",
    amountMicros: -1_000_000,
    currency: "USD",
    note: "late",
  });
  expect(await list()).toEqual(before);
  expect((await member.get(`${path}/2026-10-01.csv?terms=monthly`)).body).toEqual(file.body);
  const { body } = await member.get(`/v1/publishers/${publisher.id}/ledger?kind=adjust`);
  expect(body.data[0].atMs).toBe(Date.parse("2026-11-01T04:00:00Z"));
});

test("the payout file has what is due and still to be paid, a line a publisher and currency", async () => {
  const { member, publisher, pay } = await earnedInOctober(
    [{ at: "2026-10-11T12:00:00Z", currency: "EUR", amountMicros: 2_500_000 }],
    "=Ada, Inc.",
  );
  const other = await makePublisher(member, { name: "Bob", email: "bob@pub.example" });
  await storeEntry(env.EVENTS, member.workspaceId, {
    publisherId: other.id,
    atMs: Date.parse("2026-10-12T12:00:00Z"),
  });
  const lines = async (query: string) =>
    String((await member.get(`/v1/payouts.csv?${query}`)).body)
      .trimEnd()
      .split("\r\n");
  const [header, ...rows] = await lines("terms=monthly");
  expect(header).toBe("publisher_id,publisher,email,currency,amount,due,reference");
  const reference = (id: string) => `2026-10-01 2026-10-31 ${id}`;
  const ada = `${publisher.id},"'=Ada, Inc.",${publisher.email}`;
  expect(rows.toSorted()).toEqual(
    [
      `${ada},EUR,2.50,2026-11-01,${reference(publisher.id)}`,
      `${ada},USD,10.00,2026-11-01,${reference(publisher.id)}`,
      `${other.id},Bob,bob@pub.example,USD,3.30,2026-11-01,${reference(other.id)}`,
    ].toSorted(),
  );
  await pay();
  expect(await lines("terms=monthly")).toHaveLength(3);
  expect(await lines("terms=net30")).toEqual([header]);
  expect(await lines("terms=net30&date=2026-11-30")).toHaveLength(3);
});

test("another workspace's publishers are not in the payout file", async () => {
  await earnedInOctober();
  const stranger = await signedIn();
  const { body } = await stranger.get("/v1/payouts.csv?terms=weekly&date=2030-01-01");
  expect(body.trimEnd().split("\r\n")).toHaveLength(1);
});
