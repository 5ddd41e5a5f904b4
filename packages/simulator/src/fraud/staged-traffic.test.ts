import { expect, test } from "vitest";
import { stagedTraffic, type StagedPlan } from "./staged-traffic.ts";

const plan: StagedPlan = {
  seed: "stage",
  fromMs: Date.UTC(2026, 10, 2),
  days: 2,
  campaigns: [
    { ref: "app", kind: "install", payoutMicros: 2_400_000, currency: "USD", countries: ["US"] },
  ],
  publishers: [
    { ref: "honest", campaigns: ["app"], clicksPerDay: 100, fraud: null },
    {
      ref: "cheat",
      campaigns: ["app"],
      clicksPerDay: 100,
      fraud: { class: "click-injection", level: "blatant" },
    },
  ],
};

test("everybody brings what the plan says, and the same plan brings the same", () => {
  const lines = stagedTraffic(plan);
  expect(stagedTraffic(plan)).toEqual(lines);
  const labels = lines.flatMap(({ label }) => (label === null ? [] : [label]));
  const of = (publisher: string) => labels.filter((label) => label.publisher === publisher);
  expect(of("honest").filter(({ label }) => label === "fraud")).toEqual([]);
  const fraud = of("cheat").filter(({ label }) => label === "fraud");
  expect(fraud.filter(({ kind }) => kind === "conversion").length).toBeGreaterThanOrEqual(60);
  expect(new Set(fraud.map((label) => label.class))).toEqual(new Set(["click-injection"]));
});

test("a publisher's traffic does not depend on who else there is", () => {
  const [honest] = plan.publishers;
  const alone = stagedTraffic({ ...plan, publishers: honest === undefined ? [] : [honest] });
  const moments = (lines: ReturnType<typeof stagedTraffic>) =>
    lines.flatMap(({ line }) =>
      line.kind === "click" && line.publisher === "honest" ? [line.atMs] : [],
    );
  expect(moments(alone).length).toBeGreaterThan(100);
  expect(moments(stagedTraffic(plan))).toEqual(moments(alone));
});

test("a campaign that is not there is named", () => {
  const [honest] = plan.publishers;
  if (honest === undefined) throw new Error("no publisher");
  const publishers = [{ ...honest, campaigns: ["gone"] }];
  expect(() => stagedTraffic({ ...plan, publishers })).toThrow("honest works for gone");
});
