import {
  clickHoldPage,
  fraudAppeal,
  publisherClickHoldPage,
  type ClickDay,
} from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { APPEALS, enterFor, withHeldDays } from "../../test-support/appealed-day.ts";
import { signedIn } from "../../test-support/member.ts";

const DAY = "2026-05-01";

test("an appeal of a held day is entered for its publisher and waits for an answer", async () => {
  const { member, campaign, ada, held } = await withHeldDays();
  const answer = await enterFor(member, await held(DAY));
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  expect(fraudAppeal.parse(answer.body)).toMatchObject({
    conversionId: null,
    conversion: null,
    publisherId: ada.id,
    publisherName: "Ada",
    text: "These are our readers.",
    answeredAtMs: null,
    outcome: null,
    clickDay: {
      day: DAY,
      campaignId: campaign.id,
      campaignName: "Spring sale",
      hold: { currency: "USD", heldMicros: 4_000_000, decision: "open" },
    },
  });
  const open = await member.get(`${APPEALS}?open=true&publisherId=${ada.id}`);
  expect(open.body.data).toEqual([answer.body]);
  expect((await member.get("/v1/fraud/overview")).body.openAppeals).toBe(1);
});

test("a held day has the appeal that waits, and none once it is answered", async () => {
  const { member, held } = await withHeldDays();
  await held("2026-05-02");
  const { body } = await enterFor(member, await held(DAY));
  const waiting = async () =>
    clickHoldPage
      .parse((await member.get("/v1/fraud/click-holds")).body)
      .data.map(({ day, openAppealId }) => [day, openAppealId]);
  expect(await waiting()).toEqual([
    ["2026-05-02", null],
    [DAY, body.id],
  ]);
  await member.post(`${APPEALS}/${body.id}/answer`, { outcome: "denied", text: "No." });
  expect((await waiting()).map(([, id]) => id)).toEqual([null, null]);
});

test("a refused day can be appealed, a paid one and one of which nothing is held cannot", async () => {
  const { member, held } = await withHeldDays();
  const refused = await held(DAY, { decision: "refused" });
  expect((await enterFor(member, refused)).body.clickDay.hold.decision).toBe("refused");
  const paid = await held("2026-05-02", { decision: "paid" });
  const others = [
    paid,
    { ...paid, day: "2026-05-03" },
    { ...refused, campaignId: "cmp_x" },
    { ...refused, publisherId: "pub_x" },
  ];
  for (const clickDay of others) {
    const { status, body } = await enterFor(member, clickDay);
    const message = "is neither held nor refused: nothing to object to";
    expect([status, body.errors]).toEqual([400, [{ path: "clickDay", message }]]);
  }
});

test("of a day one appeal waits at a time, those of other days beside it", async () => {
  const { member, held } = await withHeldDays();
  const [first, second] = [await held(DAY), await held("2026-05-02")];
  const answers = await Promise.all([first, second, first].map((day) => enterFor(member, day)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409]);
  const { id } = (await member.get(APPEALS)).body.data.find(
    ({ clickDay }: { clickDay: ClickDay }) => clickDay.day === DAY,
  );
  const again = await enterFor(member, first);
  const named = `there is an appeal without an answer already: answer ${id} first`;
  expect([again.status, again.body.detail]).toEqual([409, named]);
  await member.post(`${APPEALS}/${id}/answer`, { outcome: "denied", text: "No." });
  expect((await enterFor(member, first)).status).toBe(201);
});

test.each<[string, string, object]>([
  [
    "conversionId",
    "is missing: give it for a result, or clickDay for a day of paid clicks",
    { text: "x" },
  ],
  [
    "clickDay",
    "is given with conversionId: leave one of them out",
    {
      conversionId: "cnv_1",
      clickDay: { day: DAY, campaignId: "cmp_1", publisherId: "pub_1" },
      text: "x",
    },
  ],
])(
  "it is about a result or about a day, or refused with what to do: %s",
  async (path, message, body) => {
    const member = await signedIn();
    const answer = await member.post(APPEALS, body);
    expect([answer.status, answer.body.errors]).toEqual([400, [{ path, message }]]);
  },
);

test.each<[string, object]>([
  ["clickDay.day", { day: "2026-02-30", campaignId: "cmp_1", publisherId: "pub_1" }],
  ["clickDay.publisherId", { day: DAY, campaignId: "cmp_1" }],
])("a day that cannot be one is refused by the name of its field: %s", async (path, clickDay) => {
  const member = await signedIn();
  const answer = await member.post(APPEALS, { clickDay, text: "x" });
  expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
});

test("the publisher's days have the newest appeal of each", async () => {
  const { member, ada, held } = await withHeldDays();
  const day = await held(DAY);
  await held("2026-05-02");
  const first = (await enterFor(member, day)).body;
  await member.post(`${APPEALS}/${first.id}/answer`, { outcome: "denied", text: "Bots." });
  const { id, atMs, text } = (await enterFor(member, day)).body;
  const path = `/v1/publishers/${ada.id}/click-holds`;
  const told = async () =>
    publisherClickHoldPage.parse((await member.get(path)).body).data.map((row) => row.appeal);
  const waiting = { id, atMs, text, answeredAtMs: null, answer: null, outcome: null };
  expect(await told()).toEqual([null, waiting]);
  await member.post(`${APPEALS}/${id}/answer`, { outcome: "withdrawn", text: "They called." });
  expect((await told())[1]).toMatchObject({ id, answer: "They called.", outcome: "withdrawn" });
});

test("the key of a day is no conversion, neither in a question nor in an answer", async () => {
  const { member, ada, campaign, held } = await withHeldDays();
  const day = await held(DAY);
  const conversionId = `held:${campaign.id}:${ada.id}:${DAY}`;
  for (const id of [conversionId, conversionId.slice(0, 40)])
    expect((await member.post(APPEALS, { conversionId: id, text: "x" })).status).toBe(400);
  const { body } = await enterFor(member, day);
  expect((await member.get(`/v1/publishers/${ada.id}/fraud`)).body.data).toEqual([]);
  expect((await member.get(`/v1/conversions/${conversionId}/fraud`)).status).toBe(404);
  const answers = [body, (await member.get(APPEALS)).body];
  expect(JSON.stringify(answers)).not.toContain("held:");
});

test("another workspace sees no appeal of a day, and can enter and answer none", async () => {
  const { member, held } = await withHeldDays();
  const day = await held(DAY);
  const { id } = (await enterFor(member, day)).body;
  const stranger = await signedIn();
  expect((await stranger.get(APPEALS)).body.data).toEqual([]);
  expect((await enterFor(stranger, day)).status).toBe(400);
  const answer = { outcome: "upheld", text: "x" };
  expect((await stranger.post(`${APPEALS}/${id}/answer`, answer)).status).toBe(404);
});
