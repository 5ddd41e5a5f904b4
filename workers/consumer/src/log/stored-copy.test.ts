import { testBatchOf } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { drain } from "../../test-support/audit-world.ts";
import { dumpBooks, emptyBooks } from "../../test-support/book-dump.ts";
import { deps, journeyWorld } from "../../test-support/journey-world.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { replayClicks } from "../replay/replay-clicks.ts";
import { NOT_PAYABLE, verdictLetter } from "../window/observation.ts";

const HOUR_MS = 3_600_000;

/** A window that knows everybody. */
const answering: Partial<FactsDeps> = {
  observe: async (_workspaceId, _campaignId, observations) =>
    observations.map(({ clicks }) => clicks.map(() => verdictLetter(NOT_PAYABLE)).join("")),
};

const silent: Partial<FactsDeps> = {
  observe: async () => {
    throw new Error("the window does not answer");
  },
};

/** Dies once the batch is in the log. */
const dying: Partial<FactsDeps> = {
  eventsOf: () => {
    throw new Error("the consumer died");
  },
};

/** A click in a batch that is delivered twice; the first time it comes as far as the log. */
async function deliveredTwice(first: Partial<FactsDeps>, second: Partial<FactsDeps>) {
  const { ada, at, click } = await journeyWorld({});
  const batch = testBatchOf([await click(ada, 30, "v", { isReturning: false })]);
  await expect(storeBatches([batch], { ...deps(), ...first, ...dying })).rejects.toThrow("died");
  await storeBatches([batch], { ...deps(), ...second });
  await drain();
  const fromMs = Math.floor(at(30) / HOUR_MS) * HOUR_MS;
  return { workspaceId: ada.workspaceId, range: { fromMs, toMs: fromMs + HOUR_MS } };
}

test.each([
  ["a guess that was not stored", silent, answering, 0],
  ["a guess that was stored", answering, silent, 1],
])(
  "%s stands in the log beside the window's verdict, and a replay knows which of them was stored",
  async (_name, first, second, newVisitors) => {
    const { workspaceId, range } = await deliveredTwice(first, second);
    const before = await dumpBooks(workspaceId);
    const clicks = before["clicks"]?.map((text) => JSON.parse(text)) ?? [];
    expect(clicks.filter((row) => row.is_new_visitor === 1)).toHaveLength(newVisitors);
    await emptyBooks(workspaceId);
    const workspace = await deps().settingsOf(workspaceId);
    if (workspace === null) throw new Error("the workspace is gone");
    const replayed = await replayClicks({ workspace, ...range }, { ...deps(), log: env.LOG });
    expect(replayed).toMatchObject({ stored: 1, problems: [] });
    expect(await dumpBooks(workspaceId)).toEqual(before);
  },
);
