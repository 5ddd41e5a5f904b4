import type { ClickDay, ClickHoldsAsked } from "@cleverdrip/contract";
import { answerFraudAppeal } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { APPEALS, enterFor, withHeldDays } from "../../test-support/appealed-day.ts";
import { factsOf } from "../../test-support/facts.ts";
import type { Member } from "../../test-support/member.ts";

const DAY = "2026-05-01";
const UPHELD = { outcome: "upheld", text: "The shop confirms it." };

const answerIt = (member: Member, id: string, answer: object) =>
  member.post(`${APPEALS}/${id}/answer`, answer);

const decide = (member: Member, decision: "pay" | "refuse", day: ClickDay) =>
  member.post("/v1/fraud/click-holds/decide", { days: [day], decision });

const sortedLedger = async (ledger: () => Promise<readonly (readonly [string, number])[]>) =>
  (await ledger()).toSorted(([a, x], [b, y]) => a.localeCompare(b) || x - y);

/** A consumer that says this of the first decision, and changes whatever is decided after it. */
async function toldWorld(first: "changed" | "unchanged" | "missing", meanwhile = async () => {}) {
  const asked: ClickHoldsAsked[] = [];
  const services = factsOf({
    decideClickHolds: async (_workspaceId, own) => {
      asked.push(own);
      const outcome = asked.length === 1 ? first : ("changed" as const);
      if (asked.length === 1) await meanwhile();
      return own.days.map((day) => ({ ...day, outcome }));
    },
  });
  return { ...(await withHeldDays({ services })), asked };
}

// With the real consumer: what the ledger has is what is read here.

test("upheld, it pays what is held, with the appeal as the reason", async () => {
  const { member, held, ledger, owed } = await withHeldDays();
  const day = await held(DAY);
  // Whatever is decided brings days that are over into the ledger.
  await decide(member, "pay", { ...day, day: "2026-04-30" });
  expect(await ledger()).toEqual([["earn", 6_000_000]]);
  const { id } = (await enterFor(member, day)).body;
  const { body } = await answerIt(member, id, UPHELD);
  expect(body).toMatchObject({
    outcome: "upheld",
    answer: UPHELD.text,
    clickDay: { hold: { heldMicros: 4_000_000, decision: "paid" } },
  });
  expect(await sortedLedger(ledger)).toEqual([
    ["earn", 4_000_000],
    ["earn", 6_000_000],
  ]);
  const [hold] = (await member.get("/v1/fraud/click-holds")).body.data;
  expect(hold).toMatchObject({ decision: "paid", note: `Appeal ${id}: ${UPHELD.text}` });
  expect((await answerIt(member, id, UPHELD)).body).toEqual(body);
  expect((await answerIt(member, id, { ...UPHELD, outcome: "denied" })).status).toBe(409);
  expect(await owed()).toBe(10_000_000);
});

test("upheld, it pays after all what was refused", async () => {
  const { member, held, ledger, owed } = await withHeldDays();
  const day = await held(DAY);
  await decide(member, "refuse", day);
  expect(await owed()).toBe(6_000_000);
  const { id } = (await enterFor(member, day)).body;
  const { body } = await answerIt(member, id, UPHELD);
  expect(body.clickDay.hold.decision).toBe("paid");
  expect(await sortedLedger(ledger)).toEqual([
    ["adjust", -4_000_000],
    ["adjust", 4_000_000],
    ["earn", 10_000_000],
  ]);
  expect(await owed()).toBe(10_000_000);
});

test.each([
  ["denied", "open"],
  ["withdrawn", "open"],
  ["denied", "refused"],
] as const)("%s leaves a day that is %s as it is, and its money", async (outcome, decision) => {
  const { member, held, ledger } = await withHeldDays();
  const day = await held(DAY);
  if (decision === "refused") await decide(member, "refuse", day);
  const before = await ledger();
  const { id } = (await enterFor(member, day)).body;
  const { body } = await answerIt(member, id, { outcome, text: "No." });
  expect(body).toMatchObject({ outcome, clickDay: { hold: { decision } } });
  expect(await ledger()).toEqual(before);
});

test("a day that was paid meanwhile cannot be denied until that is taken back", async () => {
  const { member, held } = await withHeldDays();
  const day = await held(DAY);
  const { id } = (await enterFor(member, day)).body;
  await decide(member, "pay", day);
  const denied = { outcome: "denied", text: "No." };
  const { status, body } = await answerIt(member, id, denied);
  expect([status, body.detail]).toEqual([
    409,
    `the day was paid meanwhile: uphold appeal ${id}, or take that back before you deny it`,
  ]);
  await decide(member, "refuse", day);
  expect((await answerIt(member, id, denied)).body.outcome).toBe("denied");
});

test("of a day that is paid by itself meanwhile the appeal can be upheld, and still says which day it is about", async () => {
  const { member, held } = await withHeldDays();
  const { id } = (await enterFor(member, await held(DAY))).body;
  await env.EVENTS.prepare("DELETE FROM click_holds WHERE workspace_id = ?")
    .bind(member.workspaceId)
    .run();
  const { status, body } = await answerIt(member, id, UPHELD);
  expect([status, body.outcome]).toEqual([200, "upheld"]);
  expect(body.clickDay).toMatchObject({ day: DAY, campaignName: "Spring sale", hold: null });
});

test("a reason that is too long for the day's note is cut there and kept in the answer", async () => {
  const { member, held, asked } = await toldWorld("changed");
  const day = await held(DAY);
  const { id } = (await enterFor(member, day)).body;
  const text = "x".repeat(2_000);
  expect((await answerIt(member, id, { outcome: "upheld", text })).body.answer).toBe(text);
  const note = `Appeal ${id}: ${text}`.slice(0, 500);
  expect(asked).toEqual([{ days: [day], decision: "pay", note, actor: member.userId }]);
});

test("when the consumer does not answer the appeal stays open", async () => {
  const { member, held } = await withHeldDays({ services: factsOf({}) });
  const { id } = (await enterFor(member, await held(DAY))).body;
  expect((await answerIt(member, id, UPHELD)).status).toBe(503);
  expect((await member.get(`${APPEALS}?open=true`)).body.data).toHaveLength(1);
});

test.each([
  ["denied", "changed", ["pay", "refuse"]],
  ["withdrawn", "changed", ["pay", "refuse"]],
  // The other answer's effect is the same payment.
  ["upheld", "changed", ["pay"]],
  // It was paid by somebody else.
  ["denied", "unchanged", ["pay"]],
  ["denied", "missing", ["pay"]],
] as const)(
  "where an answer of %s came first it stands, and what this one has %s is set back",
  async (outcome, first, decisions) => {
    let [appealId, workspaceId] = ["", ""];
    const { member, held, asked } = await toldWorld(first, async () => {
      const answer = { answeredAtMs: 1, answer: "seen it", outcome };
      await answerFraudAppeal(env.EVENTS, workspaceId, appealId, answer);
    });
    ({ workspaceId } = member);
    const day = await held(DAY);
    ({ id: appealId } = (await enterFor(member, day)).body);
    expect((await answerIt(member, appealId, UPHELD)).status).toBe(409);
    expect(asked.map(({ decision }) => decision)).toEqual(decisions);
    const [, back] = asked;
    const note = `Appeal ${appealId} was ${outcome}: seen it`;
    if (back !== undefined) expect(back).toMatchObject({ days: [day], note });
  },
);
