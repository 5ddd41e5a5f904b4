import { exchangeRate, pageOf } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { signedIn } from "../../test-support/member.ts";

const EUR_USD = { from: "EUR", to: "USD", day: "2026-11-20", rate: "1.0842" };

async function rater() {
  const member = await signedIn();
  const put = (...rates: readonly object[]) => member.put("/v1/rates", { rates });
  const list = async (query = "") => {
    const { body } = await member.get(`/v1/rates${query}`);
    return pageOf(exchangeRate).parse(body).data;
  };
  return { member, put, list };
}

test("a rate is read back as it was written, by pair and the latest day first", async () => {
  const { put, list } = await rater();
  const older = { ...EUR_USD, day: "2026-11-19", rate: "1.1" };
  const back = { ...EUR_USD, from: "USD", to: "EUR", rate: "0.922339052" };
  expect((await put(back, older, EUR_USD)).body).toEqual({ stored: 3 });
  expect(await list()).toMatchObject([EUR_USD, older, back]);
  expect(await list("?from=USD")).toMatchObject([back]);
  expect(await list("?day=2026-11-19")).toMatchObject([older]);
});

test("a rate may be given for several days, and a later one takes the place of one", async () => {
  const { member, put, list } = await rater();
  await put({ ...EUR_USD, lastDay: "2026-11-22" });
  await put({ ...EUR_USD, day: "2026-11-22", rate: "1.09" });
  expect((await list()).map(({ day, rate }) => `${day} ${rate}`)).toEqual([
    "2026-11-22 1.09",
    "2026-11-21 1.0842",
    "2026-11-20 1.0842",
  ]);
  const actions = (await auditOf(member.workspaceId)).map((row) => row.action);
  expect(actions).toEqual(["rates.put", "rates.put"]);
});

test("rates are paged over the border of a pair", async () => {
  const { member, put } = await rater();
  await put(
    { ...EUR_USD, lastDay: "2026-11-22" },
    { ...EUR_USD, from: "GBP", lastDay: "2026-11-21" },
  );
  const seen: string[] = [];
  let cursor = "";
  do {
    const { body } = await member.get(`/v1/rates?limit=2${cursor}`);
    for (const { from, day } of body.data) seen.push(`${from} ${day.slice(-2)}`);
    cursor = body.nextCursor === null ? "" : `&cursor=${body.nextCursor}`;
  } while (cursor !== "");
  expect(seen).toEqual(["EUR 22", "EUR 21", "EUR 20", "GBP 21", "GBP 20"]);
});

test.each([
  [{ to: "EUR" }, "rates.0.to"],
  [{ from: "euro" }, "rates.0.from"],
  [{ rate: "1,08" }, "rates.0.rate"],
  [{ rate: "0" }, "rates.0.rate"],
  [{ rate: "9999999" }, "rates.0.rate"],
  [{ rate: 1.08 }, "rates.0.rate"],
  [{ day: "2026-02-30" }, "rates.0.day"],
  [{ lastDay: "2026-11-19" }, "rates.0.lastDay"],
  [{ lastDay: "2036-11-19" }, "rates.0.lastDay"],
])(
  "a rate with %j is refused by the field's name, and nothing is written",
  async (fields, path) => {
    const { put, list } = await rater();
    const answer = await put({ ...EUR_USD, ...fields });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe(path);
    expect(await list()).toEqual([]);
  },
);

test("another workspace's rates are neither seen nor changed", async () => {
  const [own, other] = [await rater(), await rater()];
  await own.put(EUR_USD);
  expect(await other.list()).toEqual([]);
  await other.put({ ...EUR_USD, rate: "2" });
  expect(await own.list()).toMatchObject([EUR_USD]);
});
