import { EMPTY_TALLY, type RowResult } from "@cleverdrip/core";
import { startErasure, storeUpload } from "@cleverdrip/db";
import { createTestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { checkErasure, continueErasure } from "./erase.ts";
import { eraseDeps } from "./erase-deps.ts";

const HASH = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";
const CLICK = "0".repeat(32);

const result = (line: number): RowResult => ({
  line,
  effect: "refused",
  reason: "X_AMOUNT",
  hint: `amount "${HASH}" is no number`,
  conversionId: null,
  money: null,
});

async function uploaded(change: { readonly committedAtMs?: number } = {}) {
  const { workspaceId } = await createTestWorkspace(env.CONTROL);
  const columns = ["click_id", "txid", "amount", "sub1", null];
  const problems = [result(2), result(3)].map(({ line, reason, hint }) => ({ line, reason, hint }));
  const tally = JSON.stringify({ ...EMPTY_TALLY, problems });
  const id = `upl_${crypto.randomUUID()}`;
  const upload = {
    id,
    name: "results.csv",
    createdAtMs: Date.now(),
    createdBy: "usr_1",
    digest: "d",
    rules: JSON.stringify({ kind: "results", columns }),
    headers: "[]",
    rows: 2,
    checked: tally,
    committed: JSON.stringify(EMPTY_TALLY),
    ...change,
  };
  const rows = [
    [2, CLICK, "T1", "1.00", HASH, "Ada"],
    [3, CLICK, "T2", "2.00", "blog", "Bob"],
  ] as const;
  await storeUpload(
    env.EVENTS,
    workspaceId,
    upload,
    rows.map((row) => [row]),
  );
  await env.EVENTS.prepare(
    "UPDATE upload_chunks SET results = ? WHERE workspace_id = ? AND number = 0",
  )
    .bind(JSON.stringify([result(2)]), workspaceId)
    .run();
  return workspaceId;
}

async function erase(workspaceId: string, subject: Parameters<typeof checkErasure>[1]) {
  const nowMs = Date.now();
  const settings = await buildDeps(env, nowMs, "").settingsOf(workspaceId);
  if (settings === null) throw new Error("the workspace is gone");
  const check = await checkErasure(settings, subject, eraseDeps(env, nowMs));
  const id = `ers_${crypto.randomUUID()}`;
  const own = { workspaceId, id, actor: "usr_1", cursor: "{}" };
  await startErasure(env.EVENTS, { ...own, ...subject, startedAtMs: nowMs });
  await continueErasure(settings, id, eraseDeps(env, nowMs));
  return check.counts.uploadRows;
}

const chunks = async (workspaceId: string) =>
  (
    await rowsOf<{ rows: string }>(
      "SELECT rows FROM upload_chunks WHERE workspace_id = ? ORDER BY number",
      workspaceId,
    )
  ).map(({ rows }) => JSON.parse(rows) as unknown);

test("an uploaded row keeps what it is counted by, and nothing says the erased value any more", async () => {
  const workspaceId = await uploaded();
  expect(await erase(workspaceId, { kind: "value", subject: HASH })).toBe(1);
  expect(await chunks(workspaceId)).toEqual([
    [[2, CLICK, "T1", "1.00", "", ""]],
    [[3, CLICK, "T2", "2.00", "blog", "Bob"]],
  ]);
  const said = await rowsOf<{ checked: string; results: string }>(
    `SELECT u.checked, c.results FROM uploads u JOIN upload_chunks c USING (workspace_id)
     WHERE u.workspace_id = ? AND c.number = 0`,
    workspaceId,
  );
  expect(said[0]?.results).not.toContain(HASH);
  const { problems } = JSON.parse(said[0]?.checked ?? "{}") as { problems: { hint: string }[] };
  expect(problems.map(({ hint }) => hint.includes(HASH))).toEqual([false, true]);
  expect(await erase(workspaceId, { kind: "value", subject: HASH })).toBe(0);
});

test("all rows of a click are found by it", async () => {
  const workspaceId = await uploaded();
  const subject = { kind: "click", subject: CLICK } as const;
  expect(await erase(workspaceId, subject)).toBe(2);
  expect(JSON.stringify(await chunks(workspaceId))).not.toMatch(/Ada|Bob|blog/);
});

test("rows that are just being committed wait for the second look", async () => {
  const workspaceId = await uploaded({ committedAtMs: Date.now() });
  expect(await erase(workspaceId, { kind: "value", subject: HASH })).toBe(0);
});

test("another workspace's uploads stay as they are", async () => {
  const [own, other] = [await uploaded(), await uploaded()];
  const before = await chunks(other);
  await erase(own, { kind: "value", subject: HASH });
  expect(await chunks(other)).toEqual(before);
});
