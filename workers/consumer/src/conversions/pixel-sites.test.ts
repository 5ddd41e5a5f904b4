import type { ReceivedReport } from "@cleverdrip/contract";
import { createTestWorkspace, testClick, testReport } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { replayReport } from "./replay-report.ts";
import { takeReport } from "./take-report.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());
const POLICY = { pixelSites: ["shop.example", "*.shop.example"] };

/** A campaign that takes results from the shop's pages alone, and reports of one click. */
async function shop() {
  const workspace = await createTestWorkspace(env.CONTROL, { conversionPolicy: POLICY });
  const click = await testClick(workspace);
  const tell = (change: Partial<ReceivedReport>, amount = "25") => {
    const own = { txid: "T1", amount };
    return takeReport(testReport(workspace, click, own, change), deps());
  };
  return { workspace, tell };
}

test.each([
  ["pixel", "shop.example", "OK"],
  ["snippet", "pay.shop.example", "OK"],
  ["pixel", "evil.example", "H_REVIEW"],
  ["snippet", "shop.example.evil.example", "H_REVIEW"],
] as const)("a %s's report from %s is answered %s", async (via, site, reason) => {
  const { tell } = await shop();
  expect((await tell({ via, site })).reason).toBe(reason);
});

test("what another site reports is in the log with site and hint, waits, and is not paid", async () => {
  const { workspace, tell } = await shop();
  const verdict = await tell({ via: "pixel", site: "evil.example" });
  const hint = expect.stringContaining("evil.example");
  expect(verdict).toMatchObject({ verdict: "held", status: "hold", reason: "H_REVIEW", hint });
  const { workspaceId } = workspace;
  const logged = `SELECT * FROM received_reports WHERE workspace_id = ?`;
  expect(await rowsOf(logged, workspaceId)).toMatchObject([
    { verdict: "held", reason: "H_REVIEW", hint, site: "evil.example" },
  ]);
  expect(await rowsOf(`SELECT * FROM payout_ledger WHERE workspace_id = ?`, workspaceId)).toEqual(
    [],
  );
});

test("a browser that names no site is taken, and a postback is not asked", async () => {
  expect((await (await shop()).tell({ via: "pixel" })).reason).toBe("OK");
  const claimed = { via: "postback", site: "evil.example" } as const;
  expect((await (await shop()).tell(claimed)).reason).toBe("OK");
});

test.each([
  ["the shop's own page", { via: "pixel", site: "shop.example" }],
  ["the shop's server", { via: "postback" }],
] as const)("what waits is approved once %s reports it too, as one result", async (_, change) => {
  const { workspace, tell } = await shop();
  const held = await tell({ via: "pixel", site: "evil.example" });
  const own = await tell(change);
  expect(own).toMatchObject({ conversionId: held.conversionId, status: "approved" });
  const rows = `SELECT * FROM conversions WHERE workspace_id = ?`;
  expect(await rowsOf(rows, workspace.workspaceId)).toHaveLength(1);
});

test("the list of today decides when a report is judged again", async () => {
  const { workspace, tell } = await shop();
  const { workspaceId } = workspace;
  await tell({ via: "pixel", site: "new-shop.example" });
  const [{ id = "" } = {}] = await rowsOf<{ id: string }>(
    `SELECT id FROM received_reports WHERE workspace_id = ?`,
    workspaceId,
  );
  expect(await replayReport(workspaceId, id, deps())).toMatchObject({ status: "hold" });
  await env.CONTROL.prepare(`UPDATE campaigns SET conversion_policy = ? WHERE workspace_id = ?`)
    .bind(JSON.stringify({ pixelSites: ["new-shop.example"] }), workspaceId)
    .run();
  expect(await replayReport(workspaceId, id, deps())).toMatchObject({ status: "approved" });
});
