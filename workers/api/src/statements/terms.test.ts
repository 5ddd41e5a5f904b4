import { publisher as publisherShape } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { earnedInOctober, hand } from "../../test-support/earned-in-october.ts";
import { signedIn } from "../../test-support/member.ts";

/** Of a publisher who earned 10 dollars in October and 4 in the week of 9 November; it is Friday, 20 November. */
async function agreed() {
  const october = await earnedInOctober([
    { ...hand, at: "2026-11-10T12:00:00Z", amountMicros: 4_000_000 },
  ]);
  const { member, publisher, list } = october;
  const agree = (fields: object) => member.patch(`/v1/publishers/${publisher.id}`, fields);
  const days = async (query = "") =>
    (await list(query)).map(({ firstDay, lastDay }) => `${firstDay} ${lastDay}`);
  return { ...october, agree, days };
}

test("a publisher's statements follow the terms and threshold that are stored with it", async () => {
  const { agree, list, publisher } = await agreed();
  expect(publisher).toMatchObject({ terms: "monthly", thresholdMicros: 0 });
  const changed = await agree({ terms: "net45", thresholdMicros: 12_000_000 });
  expect(publisherShape.parse(changed.body)).toMatchObject({
    terms: "net45",
    thresholdMicros: 12_000_000,
  });
  // October had ended under the terms of before.
  expect(await list("")).toMatchObject([
    { firstDay: "2026-10-01", terms: "monthly", thresholdMicros: 0, payableMicros: 10_000_000 },
  ]);
  expect(await list("thresholdMicros=11000000")).toMatchObject([{ payableMicros: 0 }]);
  expect(await list("terms=net15")).toMatchObject([
    { dueDay: "2026-11-15", thresholdMicros: 12_000_000, carriedMicros: 10_000_000 },
  ]);
});

test("other terms begin with the period that still runs, and a paid statement stays paid", async () => {
  const { agree, list, days, pay, member, path } = await agreed();
  expect((await pay({ terms: undefined })).status).toBe(200);
  const before = await list("");
  await agree({ terms: "weekly" });
  expect(await days()).toEqual([
    "2026-11-09 2026-11-15",
    "2026-11-02 2026-11-08",
    "2026-11-01 2026-11-01",
    "2026-10-01 2026-10-31",
  ]);
  expect((await list("")).slice(-1)).toEqual(before);
  const paid = await pay({ terms: undefined, reference: "wire 8" }, "2026-11-09");
  expect(paid.body.payment).toMatchObject({ amountMicros: 4_000_000, reference: "wire 8" });
  await agree({ terms: "net60" });
  expect((await days())[0]).toBe("2026-11-09 2026-11-15");
  const file = await member.get(`${path}/2026-11-09.csv`);
  expect(file.body).toContain("payable,,USD,4.00,,due 2026-11-16");
});

test("the payout file and a payment go by each publisher's own terms", async () => {
  const { agree, member, pay } = await agreed();
  await agree({ terms: "weekly" });
  const lines = String((await member.get("/v1/payouts.csv?date=2026-11-16")).body).split("\r\n");
  expect(lines[1]).toContain("USD,14.00,2026-11-16,2026-11-09 2026-11-15");
  const monthly = await member.get("/v1/payouts.csv?date=2026-11-16&terms=monthly");
  expect(monthly.body).toContain("USD,10.00,2026-11-01,2026-10-01 2026-10-31");
  expect((await pay({ terms: undefined }, "2026-11-16")).status).toBe(404);
});

test("new publishers are agreed with at once, and what was agreed on is in the audit", async () => {
  const member = await signedIn();
  const made = await member.post("/v1/publishers", {
    name: "Ada",
    email: "ada@pub.example",
    terms: "biweekly",
    thresholdMicros: 50_000_000,
  });
  expect(made.body).toMatchObject({ terms: "biweekly", thresholdMicros: 50_000_000 });
  await member.patch(`/v1/publishers/${made.body.id}`, { terms: "net7", thresholdMicros: 0 });
  expect((await auditOf(member.workspaceId)).at(-1)).toMatchObject({
    action: "publisher.change",
    before: { terms: "biweekly", thresholdMicros: 50_000_000 },
    after: { terms: "net7", thresholdMicros: 0 },
  });
});

test.each([
  [{ terms: "net90" }, "terms"],
  [{ terms: null }, "terms"],
  [{ thresholdMicros: -1 }, "thresholdMicros"],
  [{ thresholdMicros: 1.5 }, "thresholdMicros"],
  [{ thresholdMicros: "50" }, "thresholdMicros"],
])("a publisher with %j is refused by the field's name", async (fields, path) => {
  const { agree, publisher, member } = await agreed();
  const refused = await agree(fields);
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].path).toBe(path);
  const { body } = await member.get(`/v1/publishers/${publisher.id}`);
  expect(body).toMatchObject({ terms: "monthly", thresholdMicros: 0 });
});
