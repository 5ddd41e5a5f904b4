import { expect, test, vi } from "vitest";
import { delivered } from "../../test-support/dead-letters.ts";
import { backlogOf } from "./queue-backlogs.ts";
import { reportLag } from "./report-lag.ts";

const NOW = Date.UTC(2026, 4, 1);

test.each([
  [59_999, 1, 0],
  [60_000, 1, 1],
  // A retry waits as long as it was told to.
  [600_000, 2, 0],
])("a message of %i ms at try %i is said to be late %i times", (ageMs, attempts, times) => {
  const said = vi.spyOn(console, "warn").mockImplementation(() => {});
  const timestamp = new Date(NOW - ageMs);
  reportLag(delivered([{ n: 1 }, { n: 2 }], { attempts, timestamp }).batch, NOW);
  expect(said).toHaveBeenCalledTimes(times);
  if (times > 0) expect(said.mock.calls[0]?.[0]).toMatchObject({ event: "queue.late", ageMs });
  said.mockRestore();
});

test.each([
  [{ backlogCount: 3, backlogBytes: 9, oldestMessageTimestamp: new Date(NOW) }, 3, NOW],
  [{ backlogCount: 0, backlogBytes: 0 }, 0, null],
  // As the local queue says that it has none.
  [{ backlogCount: 0, backlogBytes: 0, oldestMessageTimestamp: new Date(0) }, 0, null],
])("%j is a backlog of %i", async (metrics, messages, oldestAtMs) => {
  const backlog = await backlogOf("clicks", { metrics: async () => metrics });
  expect(backlog).toEqual({ messages, oldestAtMs });
});

test("a queue that does not say what waits in it is unknown", async () => {
  const metrics = () => Promise.reject(new Error("not today"));
  expect(await backlogOf("clicks", { metrics })).toBeNull();
});
