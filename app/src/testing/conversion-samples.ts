import type { ConversionExplanation } from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";
import { conversion } from "./samples.ts";

const DAY_MS = 86_400_000;

/** The worked example: default $2, override $3, volume +10 %. */
export function conversionExplanation(
  part: Partial<ConversionExplanation> = {},
): ConversionExplanation {
  return {
    conversion: conversion(),
    received: [
      { name: "txid", value: "order-1" },
      { name: "token", value: "(hidden)" },
    ],
    ...decided(),
    ...trail(),
    agrees: true,
    limits: [],
    ...part,
  };
}

type Decided = "attribution" | "duplicates" | "caps" | "payout";

function decided(): Pick<ConversionExplanation, Decided> {
  return {
    attribution: attributed(),
    duplicates: {
      policy: "ignore-txid",
      key: "transaction id order-1",
      repeat: 0,
      sentence: "It was the first of its transaction.",
    },
    caps: [
      {
        metric: "payout",
        scope: "campaign",
        period: "day",
        isHard: false,
        limit: 100_000_000,
        used: 3_300_000,
        sentence: "The campaign's soft limit of payout has room.",
      },
    ],
    payout: {
      version: 1,
      steps: [
        step("campaign", null, 2_000_000, "The campaign pays $2."),
        step("override", 2_000_000, 3_000_000, "This publisher gets $3."),
        step("volume", 3_000_000, 3_300_000, "10 % on top."),
      ],
      payoutMicros: 3_300_000,
      agrees: true,
    },
  };
}

function attributed(): ConversionExplanation["attribution"] {
  return {
    rung: "click-id",
    isProbabilistic: false,
    sentence: "The report brought the id of the click.",
    model: { kind: "last" },
    credits: [
      {
        clickId: "0123456789abcdefghjkmnpqrstvwxyz",
        publisherId: "pub_1",
        linkId: "lnk_1",
        ppm: 1_000_000,
        payoutMicros: 3_300_000,
        revenueMicros: 49_900_000,
      },
    ],
    candidates: [
      {
        clickId: "0123456789abcdefghjkmnpqrstvwxyz",
        publisherId: "pub_1",
        verdict: "won",
        rung: "click-id",
        window: { ctitMs: 60_000, minMs: 0, maxMs: 30 * DAY_MS },
        sentence: "It is the click that was named.",
      },
    ],
    agrees: true,
  };
}

function trail(): Pick<ConversionExplanation, "ledger" | "history" | "deliveries"> {
  const at = { atMs: AT_MS };
  return {
    ledger: [
      {
        id: "led_1",
        publisherId: "pub_1",
        kind: "earn",
        amountMicros: 3_300_000,
        currency: "USD",
        note: null,
        ...at,
      },
    ],
    history: [{ sequence: 1, status: "approved", reason: "OK", actor: "postback", ...at }],
    deliveries: [
      {
        id: "dlv_1",
        endpointId: "end_1",
        event: "conversion.approved",
        state: "delivered",
        attempts: 2,
        updatedAtMs: AT_MS,
      },
    ],
  };
}

function step(name: string, beforeMicros: number | null, afterMicros: number, sentence: string) {
  return { step: name, beforeMicros, afterMicros, sentence };
}
