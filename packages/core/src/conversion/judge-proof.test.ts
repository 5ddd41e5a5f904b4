import { expect, test } from "vitest";
import { judgeProof, signReport, type ProofInput, type ReportSecurity } from "../index.ts";

const security = (change: Partial<ReportSecurity>): ReportSecurity => ({
  tokens: ["old-token", "new-token"],
  secrets: ["old secret", "new secret"],
  sourceIps: [],
  requires: "none",
  ...change,
});

const input = (change: Partial<ProofInput>): ProofInput => ({
  via: "postback",
  token: null,
  query: "txid=1",
  ip: "203.0.113.7",
  ...change,
});

const signed = `txid=1&sig=${signReport("txid=1", "old secret")}`;

test.each([
  ["none", {}, "open"],
  ["none", { token: "new-token" }, "proven"],
  ["none", { token: "guess" }, "open"],
  ["token", { token: "old-token" }, "proven"],
  ["token", { query: signed }, "proven"],
  ["signature", { query: signed }, "proven"],
  ["none", { via: "pixel" }, "open"],
  ["token", { via: "pixel", token: "new-token" }, "weak"],
  ["signature", { via: "snippet" }, "weak"],
  ["signature", { via: "manual" }, "proven"],
  ["token", { via: "api" }, "proven"],
] as const)("where %s is required, %o is %s", (requires, change, proof) => {
  expect(judgeProof(security({ requires }), input(change))).toEqual({ kind: "accepted", proof });
});

test.each([
  ["token", {}, "X_TOKEN"],
  ["token", { token: "" }, "X_TOKEN"],
  ["token", { token: "new-toke" }, "X_TOKEN"],
  ["signature", { token: "new-token" }, "X_SIG"],
  ["signature", { query: null }, "X_SIG"],
  ["signature", { query: `${signed}0` }, "X_SIG"],
] as const)("where %s is required, %o is refused as %s", (requires, change, reason) => {
  expect(judgeProof(security({ requires }), input(change))).toMatchObject({
    kind: "refused",
    reason,
  });
});

test("an empty token or secret in the settings opens nothing", () => {
  const empty = security({ tokens: [""], secrets: [""], requires: "token" });
  const sent = input({ token: "", query: `txid=1&sig=${signReport("txid=1", "")}` });
  expect(judgeProof(empty, sent)).toMatchObject({ reason: "X_TOKEN" });
});

test.each([
  ["203.0.113.7", true],
  ["203.0.113.8", false],
  ["::ffff:203.0.113.7", true],
  ["2001:db8::1", true],
  ["2001:db9::1", false],
  ["", false],
])("with an address list, %j may send: %s", (ip, may) => {
  const listed = security({ sourceIps: ["203.0.113.7", "2001:db8::/32"] });
  expect(judgeProof(listed, input({ ip })).kind).toBe(may ? "accepted" : "refused");
});
