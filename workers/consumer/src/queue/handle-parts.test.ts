import { noteTrial, readTrials } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { ALL_TRIES } from "./dead-letter.ts";
import { handleParts, type Trials } from "./handle-parts.ts";

const NOW = Date.UTC(2026, 4, 1);
const MESSAGES = 40;

vi.spyOn(console, "warn").mockImplementation(() => {});

function inMemory(): Trials {
  const noted = new Set<string>();
  return {
    read: async (ids) => new Set(ids.filter((id) => noted.has(id))),
    note: async (id, throughId) => {
      if (throughId !== null) noted.delete(throughId);
      if (id !== null) noted.add(id);
    },
  };
}

const DEAD = new Error("the call died");

type Held = { readonly id: string; attempts: number; dueMs: number };

/** When a message is durable first, and when the queue knows it, by the number of deliveries. */
type Ends = { readonly durable: Map<string, number>; readonly through: Map<string, number> };

/** Delivers messages until all that can be are through; a call in which `kills` says so dies, and its queue hears nothing of it. */
async function deliver(
  kills: (handled: readonly string[]) => boolean,
  trials: Trials,
  name: string = crypto.randomUUID(),
): Promise<Ends> {
  let left: Held[] = Array.from({ length: MESSAGES }, (_, i) => ({
    id: `${name}-${i}`,
    attempts: 1,
    dueMs: NOW,
  }));
  const ends: Ends = { durable: new Map(), through: new Map() };
  let nowMs = NOW;
  for (let delivery = 1; delivery <= ALL_TRIES && left.length > 0; delivery += 1) {
    const due = left.filter(({ dueMs }) => dueMs <= nowMs);
    const told = new Map<string, number>();
    const messages = due.map(({ id, attempts }) => ({
      id,
      attempts,
      body: null,
      timestamp: new Date(NOW),
      ack: () => {},
      retry: (options?: QueueRetryOptions) => void told.set(id, options?.delaySeconds ?? 0),
    }));
    const handled: string[] = [];
    const isDead = await handleParts({ queue: "q", messages }, nowMs, trials, async (part) => {
      const ids = part.messages.map(({ id }) => id);
      handled.push(...ids);
      if (kills(handled)) throw DEAD;
      for (const id of ids) if (!ends.durable.has(id)) ends.durable.set(id, delivery);
    }).then(
      () => false,
      (error: unknown) => {
        if (error !== DEAD) throw error;
        return true;
      },
    );
    if (!isDead) for (const id of handled) ends.through.set(id, delivery);
    left = left.filter(({ id }) => !ends.through.has(id));
    for (const message of due) {
      message.attempts += 1;
      message.dueMs = nowMs + (isDead ? 0 : (told.get(message.id) ?? 0) * 1_000);
    }
    nowMs = Math.max(nowMs + 100, Math.min(...left.map(({ dueMs }) => dueMs), nowMs + 600_000));
  }
  return ends;
}

test.each([0, 1, 20, 39])(
  "a message that kills every call delays the 39 others by two quick deliveries at most: no. %i",
  async (place) => {
    const name = crypto.randomUUID();
    const killer = `${name}-${place}`;
    const { durable, through } = await deliver((ids) => ids.includes(killer), inMemory(), name);
    expect([durable.size, through.size]).toEqual([39, 39]);
    expect(Math.max(...durable.values())).toBeLessThanOrEqual(3);
    expect(Math.max(...through.values())).toBeLessThanOrEqual(3);
  },
);

test("each more that kills delays the others by one more delivery", async () => {
  for (let run = 0; run < 50; run += 1) {
    const name = `${run}`;
    const killers = new Set([`${name}-${run % 40}`, `${name}-${(run * 7 + 3) % 40}`]);
    const ends = await deliver((ids) => ids.some((id) => killers.has(id)), inMemory(), name);
    const { durable } = ends;
    expect(durable.size).toBe(40 - killers.size);
    expect(Math.max(...durable.values())).toBeLessThanOrEqual(2 + killers.size);
  }
});

test("a batch that is too much for a call comes through in parts", async () => {
  const { through } = await deliver((ids) => ids.length > 12, inMemory());
  expect(through.size).toBe(MESSAGES);
});

test("what killed a call because of its time alone comes through the next time", async () => {
  let calls = 0;
  const { through } = await deliver(() => {
    calls += 1;
    return calls === 1;
  }, inMemory());
  expect([...through.values()]).toEqual(Array(MESSAGES).fill(2));
});

test("without a place for notes all others come through all the same", async () => {
  const broken: Trials = {
    read: () => Promise.reject(new Error("D1 is down")),
    note: () => Promise.reject(new Error("D1 is down")),
  };
  vi.spyOn(console, "error").mockImplementation(() => {});
  const name = crypto.randomUUID();
  const ends = await deliver((ids) => ids.includes(`${name}-7`), broken, name);
  expect(ends.durable.size).toBe(39);
});

test("a note is there until its message has come through, also for another isolate", async () => {
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
  const noted = async () => [...(await readTrials(env.EVENTS, [a, b]))];
  await noteTrial(env.EVENTS, a, null, NOW);
  await noteTrial(env.EVENTS, a, null, NOW);
  expect(await noted()).toEqual([a]);
  await noteTrial(env.EVENTS, b, a, NOW);
  expect(await noted()).toEqual([b]);
  await noteTrial(env.EVENTS, null, b, NOW);
  expect(await noted()).toEqual([]);
});
