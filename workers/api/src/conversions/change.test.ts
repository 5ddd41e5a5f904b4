import type { ChangeResult } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { factsOf } from "../../test-support/facts.ts";
import { signedIn } from "../../test-support/member.ts";

type Asked = Parameters<ReturnType<typeof factsOf>["facts"]["changeConversions"]>;

/** A member, and what the consumer was asked for it. */
async function changing() {
  const asked: Asked[] = [];
  const result = (id: string): ChangeResult => ({
    id,
    outcome: id === "cnv_gone" ? "missing" : "changed",
    sentence: null,
    status: id === "cnv_gone" ? null : "approved",
    payoutMicros: id === "cnv_gone" ? null : 3_300_000,
    revenueMicros: id === "cnv_gone" ? null : 0,
  });
  const services = factsOf({
    changeConversions: async (...given) => {
      asked.push(given);
      return given[1].map(result);
    },
  });
  return { member: await signedIn({ services }), asked };
}

test.each([
  ["approve", { kind: "status", status: "approved" }],
  ["reject", { kind: "status", status: "rejected" }],
  ["hold", { kind: "status", status: "hold" }],
  ["refund", { kind: "status", status: "refunded" }],
  ["restore", { kind: "restore" }],
])("to %s is asked of the consumer with who and why", async (action, change) => {
  const { member, asked } = await changing();
  const answer = await member.post("/v1/conversions/change", {
    action,
    ids: ["cnv_1", "cnv_1", "cnv_gone"],
    reason: "checked with the shop",
  });
  expect(answer.status).toBe(200);
  expect(answer.body.data.map((row: ChangeResult) => [row.id, row.outcome])).toEqual([
    ["cnv_1", "changed"],
    ["cnv_gone", "missing"],
  ]);
  const ids = ["cnv_1", "cnv_gone"];
  expect(asked).toEqual([
    [member.workspaceId, ids, change, member.userId, "checked with the shop"],
  ]);
});

test("an adjustment leaves what it does not name", async () => {
  const { member, asked } = await changing();
  const body = { action: "adjust", ids: ["cnv_1"], reason: "agreed", payoutMicros: 0 };
  expect((await member.post("/v1/conversions/change", body)).status).toBe(200);
  expect(asked[0]?.[2]).toEqual({ kind: "adjust", payoutMicros: 0, revenueMicros: null });
});

test.each([
  [{ action: "adjust" }, "payoutMicros"],
  [{ reason: " " }, "reason"],
  [{ ids: [] }, "ids"],
  [{ ids: Array.from({ length: 501 }, (_, i) => `cnv_${i}`) }, "ids"],
  [{ action: "delete" }, "action"],
  [{ payoutMicros: 1 }, "payoutMicros"],
])("a change with %j is refused by the field's name", async (fields, path) => {
  const { member, asked } = await changing();
  const body = { action: "approve", ids: ["cnv_1"], reason: "x", ...fields };
  const answer = await member.post("/v1/conversions/change", body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
  expect(asked).toEqual([]);
});

test("where the consumer does not answer, nothing is said to have changed", async () => {
  const member = await signedIn({ services: factsOf({}) });
  const body = { action: "approve", ids: ["cnv_1"], reason: "x" };
  expect((await member.post("/v1/conversions/change", body)).status).toBe(503);
});
