import { createEventLoop } from "@cleverdrip/faults/src/stage/event-loop.ts";
import { expect, test } from "vitest";
import { createObjects } from "./objects.ts";

const loopOf = () => createEventLoop(1_000);

/** An object that notes when its alarm goes off. */
function alarmed(loop: ReturnType<typeof loopOf>, mayRing = () => true) {
  const rung: number[] = [];
  class Alarmed {
    readonly storage: DurableObjectStorage;

    constructor(ctx: DurableObjectState) {
      this.storage = ctx.storage;
    }

    async alarm() {
      rung.push(loop.nowMs());
      if (rung.length < 3) await this.storage.setAlarm(loop.nowMs() + 10);
    }
  }
  // No binding is used.
  const env = () => ({}) as ConsumerEnv;
  const objects = createObjects({ loop, ofClass: Alarmed, env, mayRing });
  // As the class above is.
  return { rung, object: objects.getByName("a") as Alarmed, objects };
}

test("an object is the same one by its name", () => {
  const { object, objects } = alarmed(loopOf());
  expect(objects.getByName("a")).toBe(object);
  expect(objects.getByName("b")).not.toBe(object);
});

test("alarms go off at their time", async () => {
  const loop = loopOf();
  const { rung, object } = alarmed(loop);
  await object.storage.setAlarm(1_500);
  expect(await object.storage.getAlarm()).toBe(1_500);
  await loop.runUntil(60_000);
  expect(rung).toEqual([1_500, 1_510, 1_520]);
  expect(await object.storage.getAlarm()).toBeNull();
});

test("an alarm that may not go off yet is still set, and asked again five minutes later", async () => {
  const loop = loopOf();
  let asked = 0;
  const { rung, object } = alarmed(loop, () => (asked += 1) > 1);
  await object.storage.setAlarm(91_000);
  await loop.runUntil(92_000);
  expect(rung).toEqual([]);
  expect(await object.storage.getAlarm()).toBe(91_000);
  await loop.runUntil(500_000);
  // The two after it go on with what it began.
  expect(rung).toEqual([391_000, 391_010, 391_020]);
  expect(asked).toBe(2);
});

test("of an alarm that is set again the last time counts, and one that is taken back does not go off", async () => {
  const loop = loopOf();
  const { rung, object } = alarmed(loop);
  await object.storage.setAlarm(1_200);
  await object.storage.setAlarm(5_000);
  await loop.runUntil(4_000);
  expect(rung).toEqual([]);
  await object.storage.deleteAlarm();
  await loop.runUntil(60_000);
  expect(rung).toEqual([]);
});

test("bytes come back from an object's database as they went in, and a script runs to its end", () => {
  const { object } = alarmed(loopOf());
  const { sql } = object.storage;
  sql.exec("CREATE TABLE a (b BLOB); CREATE TABLE c (d TEXT)");
  sql.exec("INSERT INTO a (b) VALUES (?)", Float64Array.from([1.5, 2]).buffer);
  const [row] = sql.exec<{ b: ArrayBuffer }>("SELECT b FROM a").toArray();
  expect([...new Float64Array(row?.b ?? new ArrayBuffer(0))]).toEqual([1.5, 2]);
  expect(sql.exec("SELECT d FROM c").toArray()).toEqual([]);
});
