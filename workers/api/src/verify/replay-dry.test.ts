import type { ReplayAnswer, ReplayAsked } from "@cleverdrip/contract";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
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

test("what was judged is not written anew by another rule set", async () => {
  const { asked, services } = watched();
  const { status, body } = await operate(services, { ...HOURS, isDry: false, rules: "v1" });
  expect(status).toBe(400);
  expect(body.errors[0].path).toBe("rules");
  expect(asked).toEqual([]);
});
