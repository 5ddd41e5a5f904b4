import type { ReceivedReport } from "@cleverdrip/contract";
import { DEFAULT_ATTRIBUTION, signReport, type ConversionPolicy } from "@cleverdrip/core";
import {
  createTestWorkspace,
  testClick,
  testReport,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { takeReport } from "./take-report.ts";

const DAY_MS = 86_400_000;
const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

const security = (change: Partial<ConversionPolicy["security"]>) => ({
  security: { tokens: [], secrets: [], sourceIps: [], requires: "none" as const, ...change },
});

async function report(
  conversionPolicy: Partial<ConversionPolicy>,
  parameters: Readonly<Record<string, string>> = {},
  change: Partial<ReceivedReport> = {},
) {
  const workspace = await createTestWorkspace(env.CONTROL, { conversionPolicy });
  const click = await testClick(workspace);
  const own = { txid: "T1", amount: "25", ...parameters };
  return { workspace, given: testReport(workspace, click, own, change) };
}

async function judged(...given: Parameters<typeof report>) {
  const { workspace, given: own } = await report(...given);
  return { workspace, verdict: await takeReport(own, deps()) };
}

const SECRET = "a secret of the advertiser";
const signed = `txid=T1&amount=25&ts=1`;

test.each([
  ["the right token", { tokens: ["abc12345"], requires: "token" }, { token: "abc12345" }, {}, "OK"],
  ["no token", { tokens: ["abc12345"], requires: "token" }, {}, {}, "X_TOKEN"],
  ["another token", { tokens: ["abc12345"], requires: "token" }, { token: "abc" }, {}, "X_TOKEN"],
  [
    "a signature in place of the token",
    { tokens: ["abc12345"], secrets: [SECRET], requires: "token" },
    {},
    { query: `${signed}&sig=${signReport(signed, SECRET)}` },
    "OK",
  ],
  [
    "a signature of another query",
    { secrets: [SECRET], requires: "signature" },
    {},
    { query: `${signed}0&sig=${signReport(signed, SECRET)}` },
    "X_SIG",
  ],
  ["no signature", { secrets: [SECRET], requires: "signature" }, {}, {}, "X_SIG"],
  ["a listed network", { sourceIps: ["203.0.113.0/24"] }, {}, {}, "OK"],
  ["another network", { sourceIps: ["198.51.100.0/24"] }, {}, {}, "X_SOURCE_IP"],
  [
    "a pixel instead of the token",
    { tokens: ["abc12345"], requires: "token" },
    {},
    { via: "pixel" },
    "H_REVIEW",
  ],
] as const)("a report with %s under %o is answered %s", async (_, own, said, change, reason) => {
  const { verdict } = await judged({ ...security(own) }, said, change);
  expect(verdict.reason).toBe(reason);
});

test("secrets are kept nowhere", async () => {
  const { workspace } = await judged(security({ tokens: ["abc12345"], requires: "token" }), {
    token: "abc12345",
  });
  const kept = await rowsOf(
    `SELECT r.parameters, v.received FROM received_reports r JOIN conversions v USING (workspace_id)
     WHERE workspace_id = ?`,
    workspace.workspaceId,
  );
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain("abc12345");
  expect(JSON.stringify(kept)).toContain("(hidden)");
});

test.each([
  ["24.99", "OK"],
  ["25.01", "H_REVIEW"],
])("a pixel that says %s where 25 may be said is answered %s", async (amount, reason) => {
  const { verdict } = await judged(
    { maxPixelAmountMicros: 25_000_000 },
    { amount },
    { via: "pixel" },
  );
  expect(verdict.reason).toBe(reason);
});

const clickless = (
  workspace: TestWorkspace,
  parameters: Readonly<Record<string, string>>,
  change: Partial<ReceivedReport> = {},
) => {
  const own = { campaign_id: workspace.campaignId, txid: "T1", ...parameters };
  return takeReport(testReport(workspace, null, own, change), deps());
};

const proven = security({ tokens: ["abc12345"] });

test("a proven report without a click counts for the publisher that it names", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, { conversionPolicy: proven });
  const verdict = await clickless(workspace, {
    publisher_id: workspace.publisherId,
    token: "abc12345",
  });
  expect(verdict).toMatchObject({ verdict: "recorded", payoutMicros: 4_000_000 });
  const [row] = await rowsOf(
    `SELECT rung, link_id, click_id, publisher_id FROM conversions WHERE workspace_id = ?`,
    workspace.workspaceId,
  );
  const { publisherId: publisher_id } = workspace;
  expect(row).toEqual({ rung: "clickless", link_id: "", click_id: "", publisher_id });
});

test("a coupon counts for whom it stands, at the time of the event", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, { conversionPolicy: proven });
  const code = { code: "SAVE10", publisherId: workspace.publisherId };
  const coupons = [{ ...code, startsAtMs: 0, endsAtMs: Date.now() - 2 * DAY_MS }];
  await env.CONTROL.prepare(`UPDATE campaigns SET conversion_policy = ? WHERE id = ?`)
    .bind(JSON.stringify({ ...proven, coupons }), workspace.campaignId)
    .run();
  const said = { coupon: "save10", token: "abc12345" };
  const ts = String(Date.now() - 3 * DAY_MS);
  expect(await clickless(workspace, { ...said, ts })).toMatchObject({ verdict: "recorded" });
  expect(await clickless(workspace, { ...said, txid: "T2" })).toMatchObject({
    reason: "X_CLICK_UNKNOWN",
  });
});

test("without click and proof a result is held, and an existing one is not changed", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const named = { publisher_id: workspace.publisherId };
  expect(await clickless(workspace, named)).toMatchObject({ verdict: "held", reason: "H_REVIEW" });
  expect(await clickless(workspace, { status: "rejected" })).toMatchObject({ reason: "X_TOKEN" });
});

test("where a token is asked for, a browser can hold a result but not change one", async () => {
  const requires = { ...proven.security, requires: "token" as const };
  const workspace = await createTestWorkspace(env.CONTROL, {
    conversionPolicy: { security: requires },
  });
  const click = await testClick(workspace);
  const fire = (said: Readonly<Record<string, string>>, via: "pixel" | "postback") =>
    takeReport(testReport(workspace, click, { txid: "T1", ...said }, { via }), deps());
  expect(await fire({}, "pixel")).toMatchObject({ verdict: "held", reason: "H_REVIEW" });
  expect(await fire({}, "pixel")).toMatchObject({ verdict: "duplicate", status: "hold" });
  expect(await fire({ status: "rejected" }, "pixel")).toMatchObject({ reason: "X_TOKEN" });
  const token = { token: "abc12345" };
  expect(await fire(token, "postback")).toMatchObject({ verdict: "recorded", status: "approved" });
  expect(await fire({ status: "refunded" }, "pixel")).toMatchObject({ reason: "X_TOKEN" });
});

test("a later status by transaction id needs no click, no publisher and no window", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, { conversionPolicy: proven });
  const click = await testClick(workspace, { atMs: Date.now() - 90 * DAY_MS });
  await takeReport(testReport(workspace, click, { txid: "T1" }), deps());
  const verdict = await clickless(workspace, { status: "refund", token: "abc12345" });
  expect(verdict).toMatchObject({ verdict: "recorded", status: "refunded" });
});

test.each([
  [{ clickProblem: "forged" }, "X_CLICK_FORGED"],
  [{ clickProblem: "malformed" }, "X_CLICK_UNKNOWN"],
  [{ clickProblem: "missing" }, "X_CLICK_UNKNOWN"],
] as const)(
  "a report with %o and nothing else leads to nobody and is kept",
  async (change, reason) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const txid = crypto.randomUUID();
    const verdict = await takeReport(testReport(workspace, null, { txid }, change), deps());
    expect(verdict).toMatchObject({ verdict: "rejected", reason });
    const kept = await env.EVENTS.prepare(
      `SELECT reason, click_problem FROM received_reports WHERE workspace_id = '' AND txid = ?`,
    )
      .bind(txid)
      .first();
    expect(kept).toEqual({ reason, click_problem: change.clickProblem });
  },
);

test("a browser's report without a click counts for nobody, whomever it names", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const named = { publisher_id: workspace.publisherId };
  expect(await clickless(workspace, named, { via: "pixel" })).toMatchObject({
    reason: "X_CLICK_UNKNOWN",
  });
});

test("who is signed in cannot report for another workspace", async () => {
  const [own, other] = [
    await createTestWorkspace(env.CONTROL),
    await createTestWorkspace(env.CONTROL),
  ];
  const named = { publisher_id: other.publisherId };
  const signedIn = { via: "manual", workspaceId: own.workspaceId } as const;
  expect(await clickless(other, named, signedIn)).toMatchObject({ reason: "X_WORKSPACE_MISMATCH" });
  expect(await clickless(other, named, { via: "manual" })).toMatchObject({
    reason: "X_WORKSPACE_MISMATCH",
  });
  expect(
    await clickless(other, named, { via: "manual", workspaceId: other.workspaceId }),
  ).toMatchObject({ verdict: "recorded" });
});

test.each([
  [{ minWindowMs: 600_000 }, {}, "X_TOO_EARLY"],
  [{ rungs: ["coupon"] }, {}, "X_CLICK_UNKNOWN"],
] as const)("under attribution %o a click is answered %s %s", async (change, said, reason) => {
  const attribution = { ...DEFAULT_ATTRIBUTION, ...change };
  const { verdict } = await judged({ attribution }, said);
  expect(verdict).toMatchObject({ verdict: "rejected", reason });
});

test("the window is measured by the time of the event, not by that of the report", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, { atMs: Date.now() - 40 * DAY_MS });
  const ts = String(click.atMs + 29 * DAY_MS);
  const late = { receivedAtMs: Date.now() };
  const own = (said: Readonly<Record<string, string>>) =>
    takeReport(testReport(workspace, click, said, late), deps());
  expect(await own({ txid: "T1", ts })).toMatchObject({ verdict: "recorded" });
  expect(await own({ txid: "T2" })).toMatchObject({ reason: "X_TOO_LATE" });
});
