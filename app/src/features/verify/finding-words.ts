import type { FindingShown } from "@cleverdrip/contract";
import { plainAmount } from "@cleverdrip/core";

import { formatCount } from "../../format/number.ts";

type Words = {
  readonly label: string;
  /** What that means, and what to do about it. */
  readonly next: string;
};

const RESTORE =
  "If it was changed past CleverDrip, whoever runs the installation sets the database back to the minute before and restores from there (npm run replay; Restore in docs/runbook.md).";

export const CAUSES: Readonly<Record<FindingShown["cause"], Words>> = {
  "lost-row": {
    label: "Missing",
    next: `Something that happened is not there. Restore from the event log, below, writes what was never stored. ${RESTORE}`,
  },
  "doubled-row": {
    label: "There twice",
    next: "Compare the two; reject the result that is one too many, so that nobody is paid twice for it.",
  },
  "changed-amount": {
    label: "Another amount",
    next: "An amount was changed past CleverDrip. Look at the result's history, then adjust it there: that leaves an entry in the ledger.",
  },
  "swapped-bucket": {
    label: "Counted elsewhere",
    next: `It is counted under another hour, campaign, publisher or link than it belongs to. ${RESTORE}`,
  },
  "changed-row": {
    label: "Changed",
    next: "A row was changed past CleverDrip. The event log has it as it was: find out who has access to the database.",
  },
  "missing-segment": {
    label: "Not in the log",
    next: "The event log lacks a part. Restore it from a copy of the bucket before anything is replayed: nothing else has it.",
  },
  "bad-checksum": {
    label: "Log was changed",
    next: "A part of the event log is not what was written. Restore it from a copy of the bucket, and find out who can write there.",
  },
  "broken-proof": {
    label: "Signed root does not fit",
    next: "Publishers hold the signed root as it was published. Restore the receipts from a copy of the bucket; never sign the day anew.",
  },
  "counts-differ": {
    label: "Totals differ",
    next: `A total is not the sum of its events, and no single event explains it. ${RESTORE}`,
  },
};

const PLACES: Readonly<Record<string, string>> = {
  clicks: "clicks",
  conversions: "conversions",
  conversion_history: "history of conversions",
  payout_ledger: "payout ledger",
  rollup_hourly: "totals by hour",
  rollup_daily: "totals by day",
  facet_daily: "totals by country, device and the like",
  click_earnings: "what clicks earned",
  log: "event log",
  receipts: "signed receipts",
};

export function placeWords(place: string): string {
  return PLACES[place] ?? place;
}

/** `payoutMicros is 4000000` as a person reads it: `payout is 4.00`. The amount's currency is that of its campaign. */
export function detailWords(detail: string): string {
  return detail
    .replaceAll(
      /\b([a-z]+)([A-Z][A-Za-z]*)? is (?=-?\d|nothing)/g,
      (_, first: string, rest = "") => `${nameWords(`${first}${rest}`)} is `,
    )
    .replaceAll(
      /((?:revenue|payout|amount|owed) is )(-?\d+|nothing)(, [a-z ]+ )(-?\d+)/g,
      (_, ...own) => {
        const [subject, is, between, due] = own.map(String);
        return `${subject}${amount(is)}${between}${amount(due)}`;
      },
    )
    .replaceAll(
      /(-?\d{4,}) micros; its ledger adds up to (-?\d+)/g,
      (_, due: string, is: string) => `${amount(due)}; its ledger adds up to ${amount(is)}`,
    );
}

function nameWords(name: string): string {
  return name.replace(/Micros$/, "").replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function amount(micros: string | undefined): string {
  const value = Number(micros);
  return Number.isSafeInteger(value) ? plainAmount(value) : String(micros);
}

/** `3 differences`, of which how many are about money. */
export function sumWords(found: readonly FindingShown[], findings: number): string {
  const money = found.filter(({ detail }) => /Micros|micros/.test(detail)).length;
  const all = `${formatCount(findings)} ${findings === 1 ? "difference" : "differences"}`;
  return money === 0 ? `${all}, none about money` : `${all}, ${formatCount(money)} about money`;
}
