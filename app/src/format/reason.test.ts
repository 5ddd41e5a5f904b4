import type { ClickReason } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { CLICK_REASON_CODES, clickReason, conversionReason } from "./reason.ts";

/** Complete by its type: a reason that core adds does not compile here until it is added. */
const EVERY_CLICK_REASON: Readonly<Record<ClickReason, true>> = {
  OK: true,
  T_COUNTRY: true,
  T_REGION: true,
  T_CITY: true,
  T_DEVICE: true,
  T_OS: true,
  T_BROWSER: true,
  T_LANGUAGE: true,
  T_ISP: true,
  T_SCHEDULE: true,
  T_REFERRER: true,
  T_PARAM: true,
  A_PAUSED: true,
  A_EXPIRED: true,
  A_NOT_STARTED: true,
  A_NOT_APPROVED: true,
  A_NO_ROUTE: true,
  C_CAMPAIGN: true,
  C_PUBLISHER: true,
  C_LINK: true,
  D_CLICK: true,
  Q_BOT: true,
  Q_HEAD: true,
  Q_PREFETCH: true,
  R_FALLBACK: true,
};

test("the reasons are those that clicks end in, no more and no fewer", () => {
  expect(CLICK_REASON_CODES.toSorted()).toEqual(Object.keys(EVERY_CLICK_REASON).toSorted());
});

test("every click reason has words for a person", () => {
  for (const code of CLICK_REASON_CODES) {
    expect(clickReason(code).label).not.toBe(code);
    expect(clickReason(code).detail).not.toBe("");
  }
});

test("no two click reasons are called the same", () => {
  const labels = CLICK_REASON_CODES.map((code) => clickReason(code).label);
  expect(new Set(labels).size).toBe(labels.length);
});

test("the same code may mean different things for a click and for a conversion", () => {
  expect(clickReason("OK").label).toBe("Payable");
  expect(conversionReason("OK").label).toBe("Accepted");
});

test("a reason from a newer server is shown as its code", () => {
  expect(clickReason("Z_NEW")).toEqual({ label: "Z_NEW", detail: "", tone: "neutral" });
  expect(conversionReason("Z_NEW").label).toBe("Z_NEW");
});
