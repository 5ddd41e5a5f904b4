import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeDeadLetter } from "../../test-support/dead-letter-rows.ts";
import { discardDeadLetter, ownersOfLetter } from "./discard-dead-letter.ts";
import { findDeadLetter } from "./list-dead-letters.ts";
import { forgetDeadLetters, settleDeadLetter } from "./settle-dead-letter.ts";

const db = env.EVENTS;
const NOW = Date.UTC(2026, 4, 1);
const BY = { actor: "usr_1", reason: "sent by hand", bodySha256: "ab", nowMs: NOW };
const all = (id: string) => ({ id, workspaceId: null });

test("a discarded letter stays without its body, however old it is, and a replayed one does not", async () => {
  const [discarded, replayed] = [
    await storeDeadLetter(db, [], { receivedAtMs: NOW }),
    await storeDeadLetter(db, [], { receivedAtMs: NOW }),
  ];
  expect(await discardDeadLetter(db, all(discarded), BY)).toEqual({
    isDiscarded: true,
    bodyKey: null,
  });
  await settleDeadLetter(db, all(replayed), "3 stored", NOW);
  await forgetDeadLetters(db, NOW + 1);
  expect(await findDeadLetter(db, all(replayed))).toBeNull();
  expect(await findDeadLetter(db, all(discarded))).toMatchObject({
    body: "",
    bodySha256: "ab",
    discardedBy: "usr_1",
    outcome: "sent by hand",
  });
});

test("of a letter whose other part was replayed the rows stay, and the body goes in a month", async () => {
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
  const id = await storeDeadLetter(db, [a, b], { receivedAtMs: NOW, bodyKey: "dead-letters/z" });
  await discardDeadLetter(db, { id, workspaceId: a }, BY);
  await settleDeadLetter(db, { id, workspaceId: b }, "1 stored", NOW);
  const { bodyKeys } = await forgetDeadLetters(db, NOW + 1);
  expect(bodyKeys).toContain("dead-letters/z");
  expect((await forgetDeadLetters(db, NOW + 1)).bodyKeys).not.toContain("dead-letters/z");
  expect(await findDeadLetter(db, { id, workspaceId: a })).toMatchObject({
    discardedBy: "usr_1",
    body: "",
  });
  expect([...(await ownersOfLetter(db, id))].toSorted()).toEqual([a, b].toSorted());
});

test("what is discarded twice is discarded once", async () => {
  const id = await storeDeadLetter(db, []);
  await discardDeadLetter(db, all(id), BY);
  const again = { ...BY, actor: "usr_2", reason: "me too" };
  expect(await discardDeadLetter(db, all(id), again)).toMatchObject({ isDiscarded: false });
  expect(await findDeadLetter(db, all(id))).toMatchObject({ discardedBy: "usr_1" });
});
