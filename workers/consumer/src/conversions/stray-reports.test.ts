import { createTestWorkspace, testClick, testReport } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { takeReport } from "./take-report.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

type Kept = { readonly reason: string };

const keptFor = (workspaceId: string) =>
  rowsOf<Kept>(`SELECT reason FROM received_reports WHERE workspace_id = ?`, workspaceId);

async function withHost() {
  const workspace = await createTestWorkspace(env.CONTROL);
  const host = `go-${workspace.slug}.example`;
  await env.CONTROL.prepare(
    `INSERT INTO domains (id, workspace_id, hostname, created_at_ms) VALUES (?, ?, ?, 0)`,
  )
    .bind(`dom_${workspace.slug}`, workspace.workspaceId, host)
    .run();
  return { workspace, host };
}

test.each([
  ["no click id", { clickProblem: "missing" }, "X_CLICK_UNKNOWN"],
  ["a malformed one", { clickProblem: "malformed" }, "X_CLICK_UNKNOWN"],
  ["a forged one", { clickProblem: "forged" }, "X_CLICK_FORGED"],
  ["an unreadable body", { clickProblem: "unreadable" }, "X_CLICK_UNKNOWN"],
] as const)(
  "a report with %s is in the received log of the workspace whose host it came to",
  async (_, change, reason) => {
    const { workspace, host } = await withHost();
    const other = await createTestWorkspace(env.CONTROL);
    const report = testReport(workspace, null, { txid: "T1" }, { host: `${host}:8787`, ...change });
    expect(await takeReport(report, deps())).toMatchObject({ verdict: "rejected", reason });
    expect(await keptFor(workspace.workspaceId)).toEqual([{ reason }]);
    expect(await keptFor(other.workspaceId)).toEqual([]);
  },
);

test("on a host of nobody, with more than one workspace, a report is kept for none of them", async () => {
  const [one, two] = [
    await createTestWorkspace(env.CONTROL),
    await createTestWorkspace(env.CONTROL),
  ];
  const report = testReport(one, null, {}, { id: crypto.randomUUID(), host: "go.nobody.example" });
  await takeReport(report, deps());
  expect(await keptFor(one.workspaceId)).toEqual([]);
  expect(await keptFor(two.workspaceId)).toEqual([]);
  expect((await keptFor("")).length).toBeGreaterThan(0);
});

test.each(["unreadable", "too-large"] as const)(
  "a report whose click is proven and whose body is %s is refused, and its workspace sees why",
  async (clickProblem) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const click = await testClick(workspace);
    const report = testReport(workspace, click, { txid: "T1" }, { clickProblem });
    expect(await takeReport(report, deps())).toMatchObject({
      verdict: "rejected",
      reason: "X_CLICK_UNKNOWN",
      conversionId: null,
    });
    expect(await keptFor(workspace.workspaceId)).toEqual([{ reason: "X_CLICK_UNKNOWN" }]);
  },
);

test("a report that names another campaign than its click's is kept for the click's workspace", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const stated = { campaign_id: `cmp_${"0".repeat(24)}` };
  const report = testReport(workspace, await testClick(workspace), stated);
  expect(await takeReport(report, deps())).toMatchObject({ reason: "X_CAMPAIGN_MISMATCH" });
  expect(await keptFor(workspace.workspaceId)).toEqual([{ reason: "X_CAMPAIGN_MISMATCH" }]);
});

test("a flood of reports that are nobody's fills no log, and is answered all the same", async () => {
  const { workspace, host } = await withHost();
  let left = 3;
  const bounded = { ...deps(), mayKeepStray: () => (left -= 1) >= 0 };
  for (let i = 0; i < 10; i += 1) {
    const report = testReport(workspace, null, { n: String(i) }, { host });
    expect(await takeReport(report, bounded)).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
  }
  expect(await keptFor(workspace.workspaceId)).toHaveLength(3);
});
