import { expect, test } from "vitest";
import { CLICK_REASON_CODES, clickReason, conversionReason } from "./reason.ts";

test("every click reason has words for a person", () => {
  for (const code of CLICK_REASON_CODES) {
    expect(clickReason(code).label).not.toBe(code);
    expect(clickReason(code).detail).not.toBe("");
  }
});

test("the same code may mean different things for a click and for a conversion", () => {
  expect(clickReason("OK").label).toBe("Payable");
  expect(conversionReason("OK").label).toBe("Accepted");
});

test("a reason from a newer server is shown as its code", () => {
  expect(clickReason("Z_NEW")).toEqual({ label: "Z_NEW", detail: "", tone: "neutral" });
  expect(conversionReason("Z_NEW").label).toBe("Z_NEW");
});
