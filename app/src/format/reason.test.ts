import type { ClickReason, ConversionReason } from "@cleverdrip/core";
import { expect, test } from "vitest";
import {
  CLICK_REASON_CODES,
  CONVERSION_REASON_CODES,
  clickReason,
  conversionReason,
} from "./reason.ts";

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

const EVERY_CONVERSION_REASON: Readonly<Record<ConversionReason, true>> = {
  OK: true,
  OK_MANUAL: true,
  TEST: true,
  H_REVIEW: true,
  H_HOLD_PERIOD: true,
  H_FRAUD: true,
  H_OVER_CAP: true,
  H_CURRENCY: true,
  X_CLICK_UNKNOWN: true,
  X_CLICK_FORGED: true,
  X_CLICK_EXPIRED: true,
  X_TOO_EARLY: true,
  X_TOO_LATE: true,
  X_CAMPAIGN_MISMATCH: true,
  X_WORKSPACE_MISMATCH: true,
  X_DUP_TXID: true,
  X_DUP_CLICK: true,
  X_CAP_CONVERSIONS: true,
  X_CAP_PAYOUT: true,
  X_CAP_REVENUE: true,
  X_SOURCE_IP: true,
  X_TOKEN: true,
  X_SIG: true,
  X_CAMPAIGN_INACTIVE: true,
  X_EVENT_UNKNOWN: true,
  X_STATUS_UNMAPPED: true,
  X_AMOUNT: true,
  X_CURRENCY: true,
  X_CONFLICT: true,
  X_FRAUD: true,
  X_SELF_REFERRAL: true,
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

test("the reasons of conversions are those that reports end in, each with its own words", () => {
  expect(CONVERSION_REASON_CODES.toSorted()).toEqual(
    Object.keys(EVERY_CONVERSION_REASON).toSorted(),
  );
  const labels = CONVERSION_REASON_CODES.map((code) => conversionReason(code).label);
  expect(new Set(labels).size).toBe(labels.length);
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
