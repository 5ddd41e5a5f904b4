import { isMoving, MOVED_TABLES, raiseFence, setFence, turnFence } from "@cleverdrip/db";
import { expectedFences } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, onTestFinished, test } from "vitest";
import { first, insertRow } from "../../test-support/moves.ts";

const FENCES = [...expectedFences().keys()];

/** A workspace behind no fence, until one is set; what is left of it in these tables goes with the test. */
function behind(tables: readonly string[] = [], moveId = "mov_2") {
  const workspaceId = `wsp_${crypto.randomUUID()}`;
  onTestFinished(async () => {
    for (const name of ["moving_workspaces", ...tables, "outcomes"])
      await first.prepare(`DELETE FROM ${name} WHERE workspace_id = ?`).bind(workspaceId).run();
  });
  return { db: first, workspaceId, moveId };
}

test("every table that moves has the fences it needs, a new one as well", async () => {
  const { results } = await env.EVENTS.prepare(
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'fence_%'",
  ).all<{ name: string; sql: string }>();
  expect(new Map(results.map(({ name, sql }) => [name, sql]))).toEqual(expectedFences());
});

test.each(MOVED_TABLES.map((table) => [table.name, table] as const))(
  "behind a fence no row of %s is changed or deleted, and none added but by what is refused elsewhere",
  async (name, table) => {
    const here = behind([name]);
    const change = `UPDATE ${name} SET workspace_id = workspace_id WHERE workspace_id = ?`;
    const removal = `DELETE FROM ${name} WHERE workspace_id = ?`;
    const write = (sql: string) => first.prepare(sql).bind(here.workspaceId).run();
    await insertRow(first, here.workspaceId, table);
    const verdicts = async () => ({
      INSERT: await isRefused(() => insertRow(first, here.workspaceId, table)),
      UPDATE: await isRefused(() => write(change)),
      DELETE: await isRefused(() => write(removal)),
    });
    for (const fence of ["frozen", "arriving"] as const) {
      await setFence(here, fence);
      const refused = Object.entries(await verdicts()).flatMap(([operation, is]) =>
        is ? [`fence_${name}_${operation.toLowerCase()}`] : [],
      );
      // An outcome is made of a report: a fence before it is as good as its own.
      const own = FENCES.filter((fenced) => /^fence_(.+)_[a-z]+$/.exec(fenced)?.[1] === name);
      expect(refused).toEqual(expect.arrayContaining(own));
      await setFence(here, "open");
      await write(removal);
      await insertRow(first, here.workspaceId, table);
    }
    const other = behind([name]);
    await setFence(here, "frozen");
    await insertRow(first, other.workspaceId, table);
  },
);

test("while clicks are copied others come in, but none is changed or deleted", async () => {
  const here = behind(["clicks"]);
  const clicks = MOVED_TABLES.find(({ name }) => name === "clicks");
  if (clicks === undefined) throw new Error("clicks move");
  await setFence(here, "leaving");
  await insertRow(first, here.workspaceId, clicks);
  const erase = () =>
    first
      .prepare("UPDATE clicks SET ip_hash = '' WHERE workspace_id = ?")
      .bind(here.workspaceId)
      .run();
  expect(await isRefused(erase)).toBe(true);
  await setFence(here, "open");
  expect(await isRefused(erase)).toBe(false);
});

test("a fence that was opened is not raised again by a late step of its move, nor set by an older one", async () => {
  const here = behind();
  const fenceNow = async () =>
    (
      await first
        .prepare("SELECT fence FROM moving_workspaces WHERE workspace_id = ?")
        .bind(here.workspaceId)
        .first<{ fence: string }>()
    )?.fence;
  await raiseFence(here, "leaving");
  await setFence(here, "open");
  await raiseFence(here, "leaving");
  expect(await turnFence(here, "leaving", "frozen")).toBe(false);
  await setFence({ ...here, moveId: "mov_1" }, "frozen");
  expect(await fenceNow()).toBe("open");
  await raiseFence({ ...here, moveId: "mov_3" }, "leaving");
  expect(await fenceNow()).toBe("leaving");
});

async function isRefused(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return false;
  } catch (error) {
    return isMoving(error);
  }
}
