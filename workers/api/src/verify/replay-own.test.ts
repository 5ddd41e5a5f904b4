import type { ReplayAnswer, ReplayAsked } from "@cleverdrip/contract";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { clientOf } from "../../test-support/client.ts";
import { signedIn } from "../../test-support/member.ts";
import { testServices } from "../../test-support/services.ts";

const NOTHING: ReplayAnswer = {
  hours: 0,
  stored: 0,
  applied: 0,
  known: 0,
  problems: [],
  campaigns: [],
  results: [],
  next: null,
};

function watched() {
  const asked: ReplayAsked[] = [];
  const replayLog = async (own: ReplayAsked) => {
    asked.push(own);
    return NOTHING;
  };
  const services = testServices();
  return { asked, services: { ...services, facts: { ...services.facts, replayLog } } };
}

function operate(services: ReturnType<typeof testServices>, body: object) {
  return clientOf(services).send("POST", "/v1/operator/replay", {
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${env.OPERATOR_TOKEN}`,
    },
    body: JSON.stringify(body),
  });
}

const RANGE = { from: "2026-11-01", to: "2026-11-02" };
const HOURS = { workspaceId: null, fromMs: 0, toMs: 1, cursor: null };

test("an owner sees what a rule set would make of the own log, and nothing is written", async () => {
  const { asked, services } = watched();
  const { workspaceId, post } = await signedIn({ services });
  expect((await post("/v1/replay/dry", { ...RANGE, rules: "v1" })).status).toBe(200);
  expect(asked).toMatchObject([{ workspaceId, isDry: true, rules: "v1" }]);
  expect((await post("/v1/replay/dry", RANGE)).status).toBe(200);
  expect(asked[1]).not.toHaveProperty("rules");
});

test("a rule set that there is none of is refused with those that there are", async () => {
  const { asked, services } = watched();
  const member = await signedIn({ services });
  const refused = [
    await member.post("/v1/replay/dry", { ...RANGE, rules: "v9" }),
    await operate(services, { ...HOURS, isDry: true, rules: "v9" }),
  ];
  for (const { status, body } of refused) {
    expect(status).toBe(400);
    expect(body.errors[0].path).toBe("rules");
    expect(JSON.stringify(body)).toContain("there is v1");
  }
  expect(asked).toEqual([]);
});

test("reports are given once more by the operator, and never dry", async () => {
  const { asked, services } = watched();
  const reports = { ...HOURS, reports: true };
  const refused = await operate(services, { ...reports, isDry: true });
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].path).toBe("reports");
  expect((await operate(services, { ...reports, isDry: false })).status).toBe(200);
  expect(asked).toMatchObject([{ reports: true, isDry: false }]);
});

test("what was judged is not written anew by another rule set", async () => {
  const { asked, services } = watched();
  const { status, body } = await operate(services, { ...HOURS, isDry: false, rules: "v1" });
  expect(status).toBe(400);
  expect(body.errors[0].path).toBe("rules");
  expect(asked).toEqual([]);
});

test("an owner replays the own log step by step, and the audit says that once", async () => {
  const { asked, services } = watched();
  const { workspaceId, post } = await signedIn({ services });
  expect((await post("/v1/replay", RANGE)).status).toBe(200);
  const next = { phase: "clicks", atMs: 1, seq: 0 };
  const other = { ...next, workspaceId: "wsp_other" };
  for (const cursor of [next, other]) {
    expect((await post("/v1/replay", { ...RANGE, cursor })).status).toBe(200);
  }
  const own = { workspaceId, isDry: false };
  const later = { ...own, cursor: { ...next, workspaceId } };
  expect(asked).toMatchObject([{ ...own, cursor: null }, later, later]);
  const [fromMs, toMs] = [Date.parse("2026-11-01"), Date.parse("2026-11-02")];
  expect(await auditOf(workspaceId)).toMatchObject([
    { action: "log.replay", entity_id: workspaceId, after: { fromMs, toMs } },
  ]);
});

test("what a replay writes is the owner's to begin, of a range that has both ends, and by no other rules", async () => {
  const { asked, services } = watched();
  const manager = await signedIn({ services, role: "manager" });
  expect((await manager.post("/v1/replay/dry", RANGE)).status).toBe(200);
  const forbidden = await manager.post("/v1/replay", RANGE);
  expect(forbidden.status).toBe(403);
  expect(forbidden.body.detail).toContain("only an owner of the workspace may replay its log");
  const { post, workspaceId } = await signedIn({ services });
  for (const [body, path] of [
    [{ from: "2026-11-01" }, "to"],
    [{ from: "2024-11-01", to: "2026-11-02" }, "from"],
    [{ ...RANGE, rules: "v1" }, "rules"],
  ] as const) {
    const refused = await post("/v1/replay", body);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain(path);
  }
  expect(asked).toHaveLength(1);
  expect(await auditOf(workspaceId)).toEqual([]);
});
