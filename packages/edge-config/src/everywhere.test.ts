import { createTestWorkspace, type TestWorkspace } from "@cleverdrip/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createControl, type TestControl } from "../test-support/control.ts";
import { createIsolate } from "../test-support/isolate.ts";
import { createLocation, createStore } from "../test-support/stores.ts";
import { EVERYWHERE_MS, everywhereMs, publishSnapshot, type SnapshotTarget } from "./index.ts";

const START = Date.UTC(2026, 10, 20);
/** What KV says it may take to carry a write to another location, beside that location's cache. */
const PROPAGATION_MS = 30_000;

// Thousands of refreshes would wait to be collected.
beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

type Stop = {
  readonly name: string;
  readonly target: (workspace: TestWorkspace) => SnapshotTarget;
  readonly commit: (change: TestControl["change"], workspace: TestWorkspace) => void;
  readonly isStopped: (snapshot: object | null) => boolean;
};

const is = (field: string) => (snapshot: object | null) =>
  snapshot !== null &&
  Object.entries(snapshot).some(([key, value]) => key === field && value === true);

const stops: readonly Stop[] = [
  {
    name: "a paused campaign",
    target: ({ campaignId }) => ({ kind: "campaign", name: campaignId }),
    commit: (change, { campaignId }) =>
      change(
        `UPDATE campaigns SET status = 'paused', version = version + 1 WHERE id = ?`,
        campaignId,
      ),
    isStopped: is("isPaused"),
  },
  {
    name: "a killed link",
    target: ({ slug }) => ({ kind: "link", name: slug }),
    commit: (change, { slug }) =>
      change(`UPDATE links SET status = 'paused', version = version + 1 WHERE slug = ?`, slug),
    isStopped: is("isPaused"),
  },
  {
    name: "a blocked publisher",
    target: ({ slug }) => ({ kind: "link", name: slug }),
    commit: (change, { publisherId }) => {
      change(`UPDATE publishers SET status = 'paused' WHERE id = ?`, publisherId);
      change(`UPDATE links SET version = version + 1 WHERE publisher_id = ?`, publisherId);
    },
    isStopped: is("isPublisherPaused"),
  },
  {
    name: "a removed host",
    target: ({ slug }) => ({ kind: "host", name: `${slug}.example` }),
    commit: (change, { slug }) =>
      change(`DELETE FROM domains WHERE hostname = ?`, `${slug}.example`),
    isStopped: (snapshot) => snapshot === null,
  },
];

const times = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 40 });

test.each(stops)(
  "$name stops in every isolate at every location within the stated bound, however they were read before",
  async ({ target, commit, isStopped }) => {
    await fc.assert(
      fc.asyncProperty(times, times, fc.integer({ min: 0, max: 100_000 }), async (a, b, atMs) => {
        const { control, change } = createControl();
        const workspace = await createTestWorkspace(control);
        change(
          `INSERT INTO domains VALUES (?, ?, ?, 0, NULL, NULL, 0)`,
          "dom_1",
          workspace.workspaceId,
          `${workspace.slug}.example`,
        );
        const store = createStore();
        const { kind, name } = target(workspace);
        await publishSnapshot({ kind, name }, control, store);
        // Two isolates at two locations, whose caches begin at different times; reads of both, in order.
        let nowMs = START;
        const readsOf = (list: readonly number[]) => {
          const { read } = createIsolate({ store: createLocation(store, () => nowMs), control });
          return list.map((ms) => ({ ms, read }));
        };
        const reads = [...readsOf(a), ...readsOf(b)].toSorted((x, y) => x.ms - y.ms);
        let isPublished = false;
        for (const { ms, read } of reads) {
          if (ms >= atMs + PROPAGATION_MS && !isPublished) {
            commit(change, workspace);
            await publishSnapshot({ kind, name }, control, store);
            isPublished = true;
          }
          nowMs = START + ms;
          const snapshot = await read(kind, name, nowMs);
          if (ms >= atMs + EVERYWHERE_MS) expect(isStopped(snapshot)).toBe(true);
          else if (!isPublished) expect(isStopped(snapshot)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  },
);

test("with Upstash, which caches nothing, a change is everywhere within its shorter bound", async () => {
  await fc.assert(
    fc.asyncProperty(times, fc.integer({ min: 0, max: 100_000 }), async (reads, atMs) => {
      const { control, change } = createControl();
      const { slug } = await createTestWorkspace(control);
      const store = createStore();
      const publish = () => publishSnapshot({ kind: "link", name: slug }, control, store);
      await publish();
      const { read } = createIsolate({ store, control });
      let isPublished = false;
      for (const ms of reads.toSorted((x, y) => x - y)) {
        if (ms >= atMs && !isPublished) {
          change(`UPDATE links SET status = 'paused', version = 2 WHERE slug = ?`, slug);
          await publish();
          isPublished = true;
        }
        const link = await read("link", slug, START + ms);
        if (ms >= atMs + everywhereMs({ UPSTASH_REDIS_REST_URL: "https://x" }))
          expect(link).toMatchObject({ isPaused: true });
      }
    }),
  );
});
