import { clickHoldPage, type ClickHold } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { storeClickHold, type HoldFields } from "../../test-support/click-hold.ts";
import { signal } from "../../test-support/doubted.ts";
import { factsOf } from "../../test-support/facts.ts";
import { makeCampaign, makePublisher } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";
import { encodeCursor } from "../http/cursor.ts";

const PATH = "/v1/fraud/click-holds";

async function pageOf(member: Member, query = "") {
  const { status, body } = await member.get(`${PATH}${query}`);
  expect([status, body.detail]).toEqual([200, undefined]);
  return clickHoldPage.parse(body);
}

async function withHolds() {
  const member = await signedIn();
  const campaign = await makeCampaign(member);
  const ada = await makePublisher(member, { name: "Ada Ltd" });
  const bob = await makePublisher(member, { name: "Bob Ltd" });
  const held = (day: string, fields: HoldFields = {}) =>
    storeClickHold(member.workspaceId, {
      campaignId: campaign.id,
      publisherId: ada.id,
      ...fields,
      day,
    });
  return { member, campaign, ada, bob, held };
}

const placeOf = ({ day, campaignId, publisherId }: ClickHold) =>
  [day, campaignId, publisherId].join(" ");

test("a held day has its money, what marks it with titles, the strongest first, and names", async () => {
  const { member, campaign, ada, held } = await withHolds();
  const detail = "61 % of 50 came from one network; peers 3 %.";
  await held("2026-05-01", {
    signals: [signal("night", 0.5), signal("odd-network", 0.9, detail)],
  });
  const { data, nextCursor } = await pageOf(member);
  const title = "Networks where nobody browses";
  expect(data).toEqual([
    {
      day: "2026-05-01",
      campaignId: campaign.id,
      campaignName: "Spring sale",
      publisherId: ada.id,
      publisherName: "Ada Ltd",
      currency: "USD",
      earnedMicros: 10_000_000,
      heldMicros: 4_000_000,
      marked: 20,
      sampled: 50,
      score: 0.9,
      signals: [
        { rule: "odd-network", title, score: 0.9, detail },
        expect.objectContaining({ rule: "night" }),
      ],
      sinceMs: 1,
      rulesVersion: "3",
      decision: "open",
      decidedBy: null,
      decidedAtMs: null,
      note: "",
      openAppealId: null,
    },
  ]);
  expect(nextCursor).toBeNull();
});

test("who decided is named, and who is no member any more is called by the id", async () => {
  const { member, held } = await withHolds();
  const decided = { decision: "refused", decidedAtMs: 7, note: "Bots." } as const;
  await held("2026-05-02", { ...decided, decidedBy: member.userId });
  await held("2026-05-01", { ...decided, decidedBy: "usr_gone" });
  expect((await pageOf(member)).data).toMatchObject([
    { ...decided, decidedBy: "Ada" },
    { ...decided, decidedBy: "usr_gone" },
  ]);
});

test("filters narrow the page", async () => {
  const { member, campaign, ada, bob, held } = await withHolds();
  const other = await makeCampaign(member);
  await held("2026-05-01");
  await held("2026-05-02", { publisherId: bob.id, decision: "paid" });
  await held("2026-05-03", { campaignId: other.id, decision: "refused" });
  const found = async (query: string) => (await pageOf(member, query)).data.map(({ day }) => day);
  expect(await found("")).toEqual(["2026-05-03", "2026-05-02", "2026-05-01"]);
  expect(await found("?decision=open")).toEqual(["2026-05-01"]);
  expect(await found("?decision=paid")).toEqual(["2026-05-02"]);
  expect(await found(`?publisherId=${ada.id}`)).toEqual(["2026-05-03", "2026-05-01"]);
  expect(await found(`?campaignId=${campaign.id}`)).toEqual(["2026-05-02", "2026-05-01"]);
  expect(await found(`?campaignId=${other.id}&decision=open`)).toEqual([]);
});

test("what is held is summed by currency over all pages, without what is decided", async () => {
  const { member, ada, bob, held } = await withHolds();
  await held("2026-05-01", { heldMicros: 1_000_000 });
  await held("2026-05-02", { heldMicros: 2_000_000 });
  await held("2026-05-03", { heldMicros: 5_000_000, currency: "EUR", publisherId: bob.id });
  await held("2026-05-04", { decision: "paid" });
  const usd = { currency: "USD", micros: 3_000_000, days: 2 };
  const eur = { currency: "EUR", micros: 5_000_000, days: 1 };
  expect((await pageOf(member, "?limit=1")).held).toEqual([eur, usd]);
  expect((await pageOf(member, `?publisherId=${ada.id}&decision=paid`)).held).toEqual([usd]);
});

test("pages go through several rows of a day, each once, the newest day first", async () => {
  const { member, campaign, ada, bob, held } = await withHolds();
  const other = await makeCampaign(member);
  for (const campaignId of [campaign.id, other.id]) {
    for (const publisherId of [ada.id, bob.id])
      await held("2026-05-02", { campaignId, publisherId });
  }
  await held("2026-05-01");
  await held("2026-05-03");
  const seen: string[][] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const at: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const page = await pageOf(member, `?limit=2${at}`);
    seen.push(page.data.map(placeOf));
    cursor = page.nextCursor;
  }
  const every = (await pageOf(member)).data.map(placeOf);
  expect(seen.map((page) => page.length)).toEqual([2, 2, 2]);
  expect(seen.flat()).toEqual(every);
  expect(every).toEqual(every.toSorted().toReversed());
  expect(new Set(every).size).toBe(6);
});

test("another workspace sees nothing of it", async () => {
  const { held } = await withHolds();
  await held("2026-05-01");
  const { data, held: sums } = await pageOf(await signedIn());
  expect([data, sums]).toEqual([[], []]);
});

test.each(["x", encodeCursor("2026-05-01:cmp_x:pub_x")])(
  "the cursor %s is refused",
  async (cursor) => {
    const { member, ada } = await withHolds();
    for (const path of [PATH, `/v1/publishers/${ada.id}/click-holds`]) {
      const { status, body } = await member.get(`${path}?cursor=${cursor}`);
      expect([status, body.errors[0].path]).toEqual([400, "cursor"]);
    }
  },
);

type Asked = Parameters<ReturnType<typeof factsOf>["facts"]["decideClickHolds"]>;

const day = (name: string) => ({ day: name, campaignId: "cmp_1", publisherId: "pub_1" });

test("a decision is asked of the consumer with who and why, each day once", async () => {
  const asked: Asked[] = [];
  const outcome = "changed" as const;
  const services = factsOf({
    decideClickHolds: async (...given) => {
      asked.push(given);
      return given[1].days.map((own) => ({ ...own, outcome }));
    },
  });
  const member = await signedIn({ services });
  const [first, second] = [day("2026-05-01"), day("2026-05-02")];
  const third = { ...first, publisherId: "pub_2" };
  const body = { days: [first, second, first, third], decision: "refuse", note: " bots " };
  const answer = await member.post(`${PATH}/decide`, body);
  const days = [first, second, third];
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ data: days.map((own) => ({ ...own, outcome })) });
  const decision = { days, decision: "refuse", note: "bots", actor: member.userId };
  expect(asked).toEqual([[member.workspaceId, decision]]);
});

test.each<[string, object]>([
  ["days", { days: [] }],
  [
    "days",
    {
      days: Array.from({ length: 101 }, (_, at) => ({
        ...day("2026-05-01"),
        campaignId: `cmp_${at}`,
      })),
    },
  ],
  ["days.0.day", { days: [day("2026-02-30")] }],
  ["days.0.publisherId", { days: [{ day: "2026-05-01", campaignId: "cmp_1" }] }],
  ["decision", { days: [day("2026-05-01")], decision: "hold" }],
  ["note", { days: [day("2026-05-01")], note: "x".repeat(501) }],
])("what cannot be decided is refused by the name of its field: %s", async (path, fields) => {
  const member = await signedIn({ services: factsOf({}) });
  const answer = await member.post(`${PATH}/decide`, { decision: "pay", ...fields });
  expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
});

test("when the consumer does not answer nothing is claimed to have been decided", async () => {
  const member = await signedIn({ services: factsOf({}) });
  const body = { days: [day("2026-05-01")], decision: "pay" };
  expect((await member.post(`${PATH}/decide`, body)).status).toBe(503);
});
