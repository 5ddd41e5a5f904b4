import type { ConversionReason, ConversionStatus, RuleMode } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { fraudMove } from "./fraud-move.ts";

const NOW_MS = 1_000;

function move(
  status: ConversionStatus,
  reason: ConversionReason,
  mode: RuleMode,
  heldUntilMs: number | null,
) {
  const to = fraudMove({ status, reason, heldUntilMs }, mode, NOW_MS);
  return to === null ? "stays" : `${to.status} ${to.reason}`;
}

test.each([
  ["approved", "OK", "hold", null, "hold H_FRAUD"],
  ["approved", "OK", "reject", null, "rejected X_FRAUD"],
  ["approved", "OK", "tag", null, "stays"],
  ["approved", "OK", "off", null, "stays"],
  ["hold", "H_FRAUD", "hold", null, "stays"],
  ["hold", "H_FRAUD", "reject", null, "rejected X_FRAUD"],
  ["rejected", "X_FRAUD", "hold", null, "hold H_FRAUD"],
  ["hold", "H_FRAUD", "off", null, "approved OK"],
  ["rejected", "X_FRAUD", "tag", null, "approved OK"],
  ["hold", "H_FRAUD", "off", NOW_MS, "approved OK"],
  ["hold", "H_FRAUD", "off", NOW_MS + 1, "hold H_HOLD_PERIOD"],
  ["hold", "H_HOLD_PERIOD", "hold", NOW_MS + 1, "hold H_FRAUD"],
] as const)("%s for %s, by the mode %s, held until %s: %s", (status, reason, mode, until, to) => {
  expect(move(status, reason, mode, until)).toBe(to);
});

test.each([
  ["approved", "OK_MANUAL"],
  ["rejected", "OK_MANUAL"],
  ["pending", "OK"],
  ["refunded", "OK"],
  ["hold", "H_OVER_CAP"],
] as const)("what is %s for %s is not the judge's business", (status, reason) => {
  for (const mode of ["off", "tag", "hold", "reject"] as const)
    expect(move(status, reason, mode, null)).toBe("stays");
});
