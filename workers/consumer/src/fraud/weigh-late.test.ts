import { DEFAULT_FRAUD_POLICY, type FraudPolicy, type ResultVerdict } from "@cleverdrip/core";
import type { KnownVerdict } from "@cleverdrip/db";
import { expect, test } from "vitest";
import { weighLate } from "./weigh-late.ts";

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const FOUND = { rule: "too-soon", score: 0.95, detail: "" };
const ALIKE = { rule: "alike", score: 0.99, detail: "" };
const BLOCKED: FraudPolicy = {
  ...DEFAULT_FRAUD_POLICY,
  block: [{ kind: "publisher", value: "pub_1", note: "" }],
};
const ALLOWED: FraudPolicy = { ...BLOCKED, block: [], allow: BLOCKED.block };

function known(action: string, hours: number): KnownVerdict {
  const changedAtMs = NOW - hours * HOUR;
  return { score: 0.95, action, signals: "[]", decision: "open", changedAtMs };
}

async function modeOf(
  signals: ResultVerdict["signals"],
  verdict: KnownVerdict | null,
  policy = DEFAULT_FRAUD_POLICY,
): Promise<string> {
  const judged = { score: 0.95, signals };
  const result = { publisherId: "pub_1", click: null, verdict };
  const by = { nowMs: NOW, hashAddress: async () => "" };
  return (await weighLate(judged, result, policy, by)).action.mode;
}

test.each([
  ["found just now, it is told", [FOUND], null, "tag"],
  ["found for less than a day, it is told", [FOUND], known("tag", 23), "tag"],
  ["found for a day, it is held", [FOUND], known("tag", 24), "hold"],
  ["what was let through till now is found just now", [FOUND], known("off", 48), "tag"],
  ["what an earlier run had no room for is held", [FOUND], known("hold", 0), "hold"],
  ["likeness alone is told, however long", [ALIKE], known("tag", 48), "tag"],
  [
    "beside what is found it says nothing against holding",
    [FOUND, ALIKE],
    known("tag", 24),
    "hold",
  ],
  ["nothing is found, nothing follows", [], known("tag", 48), "off"],
] as const)("%s", async (_what, signals, verdict, mode) => {
  expect(await modeOf([...signals], verdict)).toBe(mode);
});

test("of an older result a block list is told, and an allow list lets it through", async () => {
  expect(await modeOf([], known("tag", 48), BLOCKED)).toBe("tag");
  expect(await modeOf([FOUND], known("tag", 48), BLOCKED)).toBe("hold");
  expect(await modeOf([FOUND], known("tag", 48), ALLOWED)).toBe("off");
});
