import type { FraudWhatIfAnswer } from "@cleverdrip/contract";
import { FRAUD_RULES, ruleTitle, type FraudAction, type RuleMode } from "@cleverdrip/core";
import type { DoubtedRecord } from "@cleverdrip/db";
import { moneyOf } from "./money.ts";
import type { Names } from "./names.ts";

/** A result by the present policy and by the other one. */
export type Compared = {
  readonly record: DoubtedRecord;
  readonly now: FraudAction;
  readonly instead: FraudAction;
};

type Sums = FraudWhatIfAnswer["now"];
type Side = "now" | "instead";
type Publisher = FraudWhatIfAnswer["publishers"][number];

const EXAMPLES = 10;

export function whatIfRows(
  compared: readonly Compared[],
  names: Names,
): Pick<FraudWhatIfAnswer, "now" | "instead" | "publishers" | "rules"> {
  const byPublisher = Map.groupBy(compared, ({ record }) => record.publisherId);
  const publishers = [...byPublisher].map(([publisherId, rows]) => ({
    publisherId,
    publisherName: names.publisher(publisherId),
    changed: rows.filter(isChanged).length,
    ...bothSums(rows),
  }));
  return {
    ...bothSums(compared),
    publishers: publishers.toSorted(byChange),
    rules: ruleRows(compared),
  };
}

/** The largest payouts among those that something changes for. */
export function whatIfExamples(
  compared: readonly Compared[],
  names: Names,
): FraudWhatIfAnswer["examples"] {
  return compared
    .filter(isChanged)
    .toSorted(
      (a, b) =>
        b.record.payoutMicros - a.record.payoutMicros ||
        (a.record.conversionId < b.record.conversionId ? 1 : -1),
    )
    .slice(0, EXAMPLES)
    .map(({ record, now, instead }) => ({
      conversionId: record.conversionId,
      atMs: record.atMs,
      publisherId: record.publisherId,
      publisherName: names.publisher(record.publisherId),
      campaignId: record.campaignId,
      eventName: record.eventName,
      payoutMicros: record.payoutMicros,
      currency: record.currency,
      score: Math.max(record.score, instead.score),
      now: now.mode,
      instead: instead.mode,
      sentence: sentenceOf(now, instead),
    }));
}

const WORDS: Readonly<Record<RuleMode, string>> = {
  off: "let through",
  tag: "let through with a mark",
  hold: "held",
  reject: "rejected",
};

function sentenceOf(now: FraudAction, instead: FraudAction): string {
  const [stronger] = (instead.signals.length > 0 ? instead : now).signals.toSorted(
    (a, b) => b.score - a.score,
  );
  const why = stronger === undefined ? "" : ` ${stronger.detail}`;
  return `Would be ${WORDS[instead.mode]}, now ${WORDS[now.mode]}.${why}`;
}

function isChanged({ now, instead }: Compared): boolean {
  return now.mode !== instead.mode;
}

function byChange(a: Publisher, b: Publisher): number {
  return b.changed - a.changed || (a.publisherId < b.publisherId ? -1 : 1);
}

function bothSums(rows: readonly Compared[]): { now: Sums; instead: Sums } {
  return { now: sumsOf(rows, "now"), instead: sumsOf(rows, "instead") };
}

function sumsOf(rows: readonly Compared[], side: Side): Sums {
  const moneyBy = (modes: readonly RuleMode[]) =>
    moneyOf(
      rows.flatMap((row) =>
        modes.includes(row[side].mode)
          ? [{ currency: row.record.currency, payoutMicros: row.record.payoutMicros }]
          : [],
      ),
    );
  return {
    held: moneyBy(["hold"]),
    rejected: moneyBy(["reject"]),
    letThrough: moneyBy(["off", "tag"]),
  };
}

/** Rules that stop anything by one of the policies, in the order of the settings. */
function ruleRows(compared: readonly Compared[]): FraudWhatIfAnswer["rules"] {
  const order = FRAUD_RULES.map(({ id }) => id);
  const rules = new Set(
    compared.flatMap((row) => [...row.now.signals, ...row.instead.signals].map(({ rule }) => rule)),
  );
  const having = (rule: string, side: Side) =>
    compared.filter((row) => row[side].signals.some((signal) => signal.rule === rule));
  return [...rules]
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((rule) => ({
      rule,
      title: ruleTitle(rule),
      now: sumsOf(having(rule, "now"), "now"),
      instead: sumsOf(having(rule, "instead"), "instead"),
    }));
}
