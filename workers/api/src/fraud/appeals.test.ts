import { fraudAppeal } from "@cleverdrip/contract";
import { answerFraudAppeal, decideVerdict } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { withDoubts } from "../../test-support/doubted.ts";
import { factsOf } from "../../test-support/facts.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

type Decided = Parameters<ReturnType<typeof factsOf>["facts"]["decideFraud"]>[1];

async function world(outcome: "changed" | "refused" = "changed", meanwhile = async () => {}) {
  const decided: Decided[] = [];
  const undone: string[] = [];
  const services = factsOf({
    decideFraud: async (_workspaceId, asked) => {
      decided.push(asked);
      await meanwhile();
      const sentence = outcome === "refused" ? "its statement is closed" : null;
      const results = asked.conversionIds.map((id) => ({ id, outcome, sentence, status: null }));
      return { decisionId: "fdc_1", results };
    },
    undoFraudDecision: async (_workspaceId, id) => {
      undone.push(id);
      return { decisionId: id, results: [] };
    },
  });
  return { ...(await withDoubts({ services })), decided, undone };
}

async function enter(member: Member, conversionId: string) {
  return member.post("/v1/fraud/appeals", { conversionId, text: "It was a real sale." });
}

async function approveByHand(workspaceId: string, conversionId: string): Promise<void> {
  const decision = { decision: "approved", decidedBy: "usr_1", decisionId: null } as const;
  await decideVerdict(env.EVENTS, workspaceId, { conversionId, ...decision }, 1).run();
}

test("an appeal is entered for the result's publisher and waits for an answer", async () => {
  const { member, ada, doubted } = await world();
  const id = await doubted();
  const answer = await enter(member, id);
  expect(answer.status).toBe(201);
  expect(fraudAppeal.parse(answer.body)).toMatchObject({
    conversionId: id,
    publisherId: ada.id,
    publisherName: "Ada",
    text: "It was a real sale.",
    answeredAtMs: null,
    outcome: null,
    conversion: { status: "hold", reason: "H_FRAUD" },
  });
  const open = await member.get(`/v1/fraud/appeals?open=true&publisherId=${ada.id}`);
  expect(open.body.data).toEqual([answer.body]);
  expect((await member.get("/v1/fraud/appeals?open=false")).body.data).toEqual([]);
});

test("of a result there is one appeal at a time, and none where nothing is held", async () => {
  const { member, doubted, honest } = await world();
  const id = await doubted();
  await enter(member, id);
  const again = await enter(member, id);
  expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining("apl_")]);
  const path = `/v1/fraud/appeals/${(await member.get("/v1/fraud/appeals")).body.data[0].id}/answer`;
  await member.post(path, { outcome: "denied", text: "No order." });
  expect((await enter(member, id)).status).toBe(201);
  for (const other of [
    await honest(),
    await doubted({ status: "approved", reason: "OK" }),
    "cnv_x",
  ])
    expect((await enter(member, other)).status).toBe(400);
});

test("of appeals entered at the same moment one is there, and the others are told which", async () => {
  const { member, doubted } = await world();
  const [id, other] = [await doubted(), await doubted()];
  const answers = await Promise.all([id, id, other, id].map((own) => enter(member, own)));
  const [entered, refused] = [201, 409].map((status) =>
    answers.filter((answer) => answer.status === status),
  );
  expect(entered?.map(({ body }) => body.conversionId).toSorted()).toEqual([id, other].toSorted());
  const first = entered?.find(({ body }) => body.conversionId === id)?.body.id;
  const named = `there is an appeal without an answer already: answer ${first} first`;
  expect(refused?.map(({ body }) => body.detail)).toEqual([named, named]);
  const open = (await member.get("/v1/fraud/appeals?open=true")).body.data;
  expect(open).toHaveLength(2);
});

test("to uphold it approves the conversion; said again, nothing happens twice", async () => {
  const { member, doubted, decided } = await world();
  const id = await doubted();
  const { body: appeal } = await enter(member, id);
  const path = `/v1/fraud/appeals/${appeal.id}/answer`;
  const answer = { outcome: "upheld", text: "The shop confirms it." };
  const first = await member.post(path, answer);
  expect(first.body).toMatchObject({ outcome: "upheld", answer: "The shop confirms it." });
  expect(decided).toEqual([
    {
      conversionIds: [id],
      decision: "approve",
      note: `Appeal ${appeal.id}: The shop confirms it.`,
      actor: member.userId,
    },
  ]);
  expect((await member.post(path, answer)).body).toEqual(first.body);
  expect((await member.post(path, { ...answer, outcome: "denied" })).status).toBe(409);
  expect(decided).toHaveLength(1);
});

test.each(["denied", "withdrawn"])("%s leaves the conversion as it is", async (outcome) => {
  const { member, doubted, decided } = await world();
  const { body: appeal } = await enter(member, await doubted());
  const path = `/v1/fraud/appeals/${appeal.id}/answer`;
  expect((await member.post(path, { outcome, text: "No order." })).body.outcome).toBe(outcome);
  expect(decided).toEqual([]);
});

test("an appeal whose conversion cannot be approved stays open, with the reason", async () => {
  const { member, doubted } = await world("refused");
  const { body: appeal } = await enter(member, await doubted());
  const path = `/v1/fraud/appeals/${appeal.id}/answer`;
  const answer = await member.post(path, { outcome: "upheld", text: "x" });
  expect([answer.status, answer.body.detail]).toEqual([
    409,
    expect.stringContaining("its statement is closed"),
  ]);
  expect((await member.get("/v1/fraud/appeals?open=true")).body.data).toHaveLength(1);
});

test("what was approved meanwhile cannot be denied: upheld it is, or withdrawn", async () => {
  const { member, doubted } = await world("changed");
  const answerFor = async (outcome: string, decision?: "approved") => {
    const id = await doubted();
    const { body: appeal } = await enter(member, id);
    if (decision !== undefined) await approveByHand(member.workspaceId, id);
    return member.post(`/v1/fraud/appeals/${appeal.id}/answer`, { outcome, text: "No order." });
  };
  const denied = await answerFor("denied", "approved");
  expect([denied.status, denied.body.detail]).toEqual([
    409,
    expect.stringMatching(/the conversion was approved meanwhile: uphold appeal apl_/),
  ]);
  expect((await answerFor("denied")).status).toBe(200);
  expect((await answerFor("withdrawn", "approved")).status).toBe(200);
  expect((await answerFor("upheld", "approved")).status).toBe(200);
});

test("of two answers at once the first stands, and what the other approved is undone", async () => {
  let appealId = "";
  let workspaceId = "";
  const { member, doubted, undone } = await world("changed", async () => {
    const denied = { answeredAtMs: 1, answer: "no", outcome: "denied" as const };
    await answerFraudAppeal(env.EVENTS, workspaceId, appealId, denied);
    const { storeFraudDecision } = await import("@cleverdrip/db/test-support");
    await storeFraudDecision(env.EVENTS, workspaceId, { id: "fdc_1" });
  });
  ({ workspaceId } = member);
  ({ id: appealId } = (await enter(member, await doubted())).body);
  const path = `/v1/fraud/appeals/${appealId}/answer`;
  expect((await member.post(path, { outcome: "upheld", text: "x" })).status).toBe(409);
  expect(undone).toEqual(["fdc_1"]);
});

test("another workspace sees no appeal and can enter none", async () => {
  const { member, doubted } = await world();
  const id = await doubted();
  await enter(member, id);
  const stranger = await signedIn();
  expect((await stranger.get("/v1/fraud/appeals")).body.data).toEqual([]);
  expect((await enter(stranger, id)).status).toBe(400);
});
