import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { keepDeadLetters, type DeadLetter } from "./dead-letters.ts";
import {
  countWaitingLetters,
  findDeadLetter,
  listDeadLetters,
  nextDeadLetters,
} from "./list-dead-letters.ts";
import { failDeadLetter, forgetDeadLetters, settleDeadLetter } from "./settle-dead-letter.ts";

const NOW = Date.UTC(2026, 4, 1);
const db = env.EVENTS;

function letter(change: Partial<DeadLetter> = {}): DeadLetter {
  return {
    id: crypto.randomUUID(),
    queue: "cleverdrip-clicks",
    receivedAtMs: NOW,
    attempts: 1,
    reason: "it is not what it should be",
    body: '{"a":1}',
    encoding: "json",
    bodyBytes: 7,
    bodyKey: null,
    subject: null,
    owners: [],
    ...change,
  };
}

const owned = (...ids: readonly string[]) => ids.map((workspaceId) => ({ workspaceId, clicks: 2 }));
const all = (id: string) => ({ id, workspaceId: null });

test("a letter that comes again keeps its row, its first time and its reason", async () => {
  const first = letter();
  await keepDeadLetters(db, [first]);
  const again = { ...first, receivedAtMs: NOW + 5, attempts: 101, reason: "gave up" };
  await keepDeadLetters(db, [again]);
  expect(await findDeadLetter(db, all(first.id))).toMatchObject({
    receivedAtMs: NOW,
    lastAtMs: NOW + 5,
    attempts: 101,
    reason: first.reason,
    body: first.body,
  });
});

test("two messages that stand for the same thing are one row", async () => {
  const subject = `clicks:${crypto.randomUUID()}`;
  const workspaceId = crypto.randomUUID();
  const both = [1, 2].map(() => letter({ subject, owners: owned(workspaceId) }));
  for (const one of both) await keepDeadLetters(db, [one]);
  const { rows } = await listDeadLetters(db, { workspaceId, state: null, limit: 10 }, null);
  expect(rows.map(({ id }) => id)).toEqual([both[0]?.id]);
  expect(await findDeadLetter(db, all(both[1]?.id ?? ""))).toBeNull();
});

test("a workspace sees its own letters and nothing of another workspace's", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const [mine, theirs, nobodys] = [
    letter({ owners: owned(own) }),
    letter({ owners: owned(other) }),
    letter(),
  ];
  await keepDeadLetters(db, [mine, theirs, nobodys]);
  const { rows } = await listDeadLetters(db, { workspaceId: own, state: null, limit: 10 }, null);
  expect(rows.map(({ id }) => id)).toEqual([mine.id]);
  expect(await findDeadLetter(db, { id: theirs.id, workspaceId: own })).toBeNull();
  expect(await findDeadLetter(db, { id: nobodys.id, workspaceId: own })).toBeNull();
  expect(await countWaitingLetters(db, own)).toEqual({ count: 1, oldestAtMs: NOW });
  const everything = await nextDeadLetters(db, { workspaceId: null, limit: 100 }, null);
  const ids = everything.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([mine.id, theirs.id, nobodys.id]));
});

test("a letter with clicks of two workspaces is each one's part, without the reason of the whole", async () => {
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
  const shared = letter({ owners: owned(a, b), reason: `no workspace ${b}` });
  await keepDeadLetters(db, [shared]);
  const part = await findDeadLetter(db, { id: shared.id, workspaceId: a });
  expect(part).toMatchObject({ isShared: true, clicks: 2 });
  expect(part?.reason).not.toContain(b);
  expect(await findDeadLetter(db, all(shared.id))).toMatchObject({ isShared: false, clicks: 4 });

  await settleDeadLetter(db, { id: shared.id, workspaceId: a }, "2 stored", NOW + 1);
  expect(await countWaitingLetters(db, a)).toEqual({ count: 0, oldestAtMs: null });
  expect(await findDeadLetter(db, all(shared.id))).toMatchObject({ settledAtMs: null });
  await failDeadLetter(db, { id: shared.id, workspaceId: b }, "still not", NOW + 2);
  expect(await findDeadLetter(db, { id: shared.id, workspaceId: b })).toMatchObject({
    reason: "still not",
    lastAtMs: NOW + 2,
  });
  expect(await findDeadLetter(db, all(shared.id))).toMatchObject({ reason: shared.reason });

  await settleDeadLetter(db, { id: shared.id, workspaceId: b }, "2 stored", NOW + 3);
  expect(await findDeadLetter(db, all(shared.id))).toMatchObject({ settledAtMs: NOW + 3 });
});

test("a letter that fails again after it was settled waits again, with the newer reason", async () => {
  const own = crypto.randomUUID();
  const one = letter({ owners: owned(own), subject: `delivery:${own}` });
  await keepDeadLetters(db, [one]);
  await settleDeadLetter(db, all(one.id), "on its way again", NOW + 1);
  await failDeadLetter(db, all(one.id), "too late to fail", NOW + 2);
  expect(await findDeadLetter(db, all(one.id))).toMatchObject({
    attempts: 1,
    settledAtMs: NOW + 1,
  });
  await keepDeadLetters(db, [
    { ...letter(), subject: one.subject, owners: one.owners, reason: "b" },
  ]);
  expect(await findDeadLetter(db, { id: one.id, workspaceId: own })).toMatchObject({
    settledAtMs: null,
    outcome: null,
    reason: "b",
  });
});

test("pages run from the newest to the oldest and steps from the oldest, without leaving one out", async () => {
  const workspaceId = crypto.randomUUID();
  // Three of the same millisecond: then the id decides.
  const times = [NOW, NOW + 1, NOW + 1, NOW + 1, NOW + 2];
  const letters = times.map((receivedAtMs) => letter({ receivedAtMs, owners: owned(workspaceId) }));
  await keepDeadLetters(db, letters);
  const query = { workspaceId, state: "waiting", limit: 2 } as const;
  const paged: string[] = [];
  for (let place = null, isFirst = true; isFirst || place !== null; isFirst = false) {
    const page = await listDeadLetters(db, query, place);
    paged.push(...page.rows.map(({ id }) => id));
    place = page.last;
  }
  const stepped: string[] = [];
  for (let place = null, isFirst = true; isFirst || place !== null; isFirst = false) {
    const step = await nextDeadLetters(db, query, place);
    stepped.push(...step.map(({ id }) => id));
    place = step.at(-1) ?? null;
  }
  expect(paged).toEqual(stepped.toReversed());
  expect(new Set(paged)).toEqual(new Set(letters.map(({ id }) => id)));
});

test("letters are forgotten a while after they were settled, and never while they wait", async () => {
  const workspaceId = crypto.randomUUID();
  const old = { receivedAtMs: 1, owners: owned(workspaceId) };
  const [waiting, settled, young] = [
    letter(old),
    letter({ ...old, bodyKey: "dead-letters/x" }),
    letter(old),
  ];
  await keepDeadLetters(db, [waiting, settled, young]);
  await settleDeadLetter(db, all(settled.id), "stored", 2);
  await settleDeadLetter(db, all(young.id), "stored", 9);
  expect(await forgetDeadLetters(db, 9)).toEqual({ count: 1, bodyKeys: ["dead-letters/x"] });
  const { rows } = await listDeadLetters(db, { workspaceId, state: null, limit: 10 }, null);
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set([waiting.id, young.id]));
});
