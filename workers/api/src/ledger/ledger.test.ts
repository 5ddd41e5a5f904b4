import { ledgerEntry, pageOf, publisherBalance } from "@cleverdrip/contract";
import { storeEntry } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { makePublisher } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

const NOW_MS = Date.parse("2026-11-20T12:00:00Z");

async function withPublisher() {
  const member = await signedIn({ services: { nowMs: () => NOW_MS } });
  const publisher = await makePublisher(member);
  const path = `/v1/publishers/${publisher.id}/ledger`;
  const pay = (fields: object = {}) =>
    member.post(path, {
      kind: "payment",
      amountMicros: 2_000_000,
      currency: "USD",
      note: "wire 7",
      ...fields,
    });
  return { member, publisher, path, pay };
}

function earn(member: Member, publisherId: string, row: Parameters<typeof storeEntry>[2] = {}) {
  return storeEntry(env.EVENTS, member.workspaceId, { publisherId, atMs: NOW_MS - 1, ...row });
}

test("a payment lowers what is owed, and says who entered it with which reference", async () => {
  const { member, publisher, path, pay } = await withPublisher();
  const earned = await earn(member, publisher.id);
  const paid = await pay();
  expect(paid.status).toBe(201);
  expect(ledgerEntry.parse(paid.body)).toMatchObject({
    kind: "payment",
    amountMicros: -2_000_000,
    conversionId: null,
    note: "wire 7",
    actor: member.userId,
    atMs: NOW_MS,
  });
  const { body } = await member.get(path);
  expect(body.data.map((row: { id: string }) => row.id)).toEqual([paid.body.id, earned]);
});

test("balances are the sums of the ledger, each currency by itself", async () => {
  const { member, publisher, pay } = await withPublisher();
  await earn(member, publisher.id);
  await earn(member, publisher.id, { kind: "reverse", amountMicros: -300_000 });
  await earn(member, publisher.id, { currency: "EUR", amountMicros: 5 });
  await pay();
  await pay({ kind: "adjust", amountMicros: -1, note: "rounding" });
  await pay({ amountMicros: -1_000_000, note: "wire 7 came back" });
  const { body } = await member.get("/v1/balances");
  expect(pageOf(publisherBalance).parse(body).data).toEqual([
    {
      publisherId: publisher.id,
      publisherName: publisher.name,
      balances: [
        {
          currency: "EUR",
          earnedMicros: 5,
          reversedMicros: 0,
          adjustedMicros: 0,
          paidMicros: 0,
          balanceMicros: 5,
        },
        {
          currency: "USD",
          earnedMicros: 3_300_000,
          reversedMicros: -300_000,
          adjustedMicros: -1,
          paidMicros: -1_000_000,
          balanceMicros: 1_999_999,
        },
      ],
    },
  ]);
});

test("publishers' balances are paged, and asked for one by one", async () => {
  const { member, publisher } = await withPublisher();
  const ids = [publisher.id];
  for (let i = 0; i < 4; i += 1) ids.push((await makePublisher(member)).id);
  for (const id of ids) await earn(member, id);
  const seen: string[] = [];
  let cursor = "";
  do {
    const { body } = await member.get(`/v1/balances?limit=2${cursor}`);
    seen.push(...body.data.map((row: { publisherId: string }) => row.publisherId));
    cursor = body.nextCursor === null ? "" : `&cursor=${body.nextCursor}`;
  } while (cursor !== "");
  expect(seen).toEqual(ids.toSorted().toReversed());
  const one = await member.get(`/v1/balances?publisherId=${publisher.id}`);
  expect(one.body.data).toHaveLength(1);
});

test("with the same key a payment is entered once, and another one with it is a conflict", async () => {
  const { member, path, pay } = await withPublisher();
  const key = "payout-2026-11";
  const answers = await Promise.all(Array.from({ length: 5 }, () => pay({ key })));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await pay({ key, amountMicros: 3_000_000 })).status).toBe(409);
  expect((await member.get(path)).body.data).toHaveLength(1);
});

test("entries are paged by time and narrowed by kind, currency and day", async () => {
  const { member, publisher, path, pay } = await withPublisher();
  for (let i = 0; i < 3; i += 1) await earn(member, publisher.id);
  const euro = await earn(member, publisher.id, { currency: "EUR", atMs: NOW_MS - 86_400_000 });
  const paid = (await pay()).body.id;
  const ids = async (query: string) => {
    const { body } = await member.get(`${path}?${query}`);
    return pageOf(ledgerEntry)
      .parse(body)
      .data.map((row) => row.id);
  };
  expect(await ids("kind=payment")).toEqual([paid]);
  expect(await ids("currency=EUR")).toEqual([euro]);
  expect(await ids("to=2026-11-20")).toEqual([euro]);
  const first = await member.get(`${path}?limit=4`);
  expect(first.body.data).toHaveLength(4);
  expect(await ids(`limit=4&cursor=${first.body.nextCursor}`)).toEqual([euro]);
});

test.each([
  [{ kind: "earn" }, "kind"],
  [{ amountMicros: 0 }, "amountMicros"],
  [{ amountMicros: 1.5 }, "amountMicros"],
  [{ note: "" }, "note"],
  [{ currency: "usd" }, "currency"],
  [{ key: "short" }, "key"],
])("an entry with %j is refused by the field's name", async (fields, path) => {
  const { pay } = await withPublisher();
  const answer = await pay(fields);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test("a cursor of another list is refused", async () => {
  const { member, path } = await withPublisher();
  expect((await member.get(`${path}?cursor=eA`)).status).toBe(400);
});
