import { actionOf, FRAUD_RULES, mergePolicy, RULE_MODES, type RuleMode } from "@cleverdrip/core";
import type { DoubtedRecord } from "@cleverdrip/db";
import fc from "fast-check";
import { expect, test } from "vitest";
import { conversionsOf, moneyOf } from "./money.ts";
import { whatIfExamples, whatIfRows, type Compared } from "./what-if-rows.ts";

const names = { publisher: (id: string) => `name of ${id}`, campaign: (id: string) => id };

const record = fc
  .record({
    publisherId: fc.constantFrom("pub_1", "pub_2", "pub_3"),
    currency: fc.constantFrom("EUR", "USD"),
    payoutMicros: fc.nat(1e9),
    signals: fc.array(
      fc.record({
        rule: fc.constantFrom(...FRAUD_RULES.map(({ id }) => id)),
        score: fc.double({ min: 0.5, max: 1, noNaN: true }),
        detail: fc.constant("In numbers."),
      }),
      { maxLength: 3 },
    ),
  })
  // What the comparison reads of a record is above and here.
  .map(
    (own, i = 0) => ({ ...own, conversionId: `cnv_${i}`, score: 1 }) as unknown as DoubtedRecord,
  );

const policy = fc
  .dictionary(
    fc.constantFrom(...FRAUD_RULES.map(({ id }) => id)),
    fc.record({
      mode: fc.constantFrom(...RULE_MODES),
      minScore: fc.double({ min: 0.5, max: 1, noNaN: true }),
    }),
  )
  .map((rules) => mergePolicy({ rules }));

const compared = fc.tuple(fc.array(record), policy, policy).map(([records, now, then]) =>
  records.map((own, i): Compared => {
    const row = { ...own, conversionId: `cnv_${String(i).padStart(4, "0")}` };
    return { record: row, now: actionOf(now, own), instead: actionOf(then, own) };
  }),
);

test("whatever a policy does, no result and no money appears or gets lost", () => {
  fc.assert(
    fc.property(compared, (rows) => {
      const answer = whatIfRows(rows, names);
      const all = moneyOf(rows.map((row) => row.record));
      for (const { held, rejected, letThrough } of [answer.now, answer.instead])
        expect(moneyOf([...held, ...rejected, ...letThrough])).toEqual(all);
      const sides = answer.publishers.flatMap((own) => Object.values(own.instead).flat());
      expect(moneyOf(sides)).toEqual(all);
      const changed = rows.filter(({ now, instead }) => now.mode !== instead.mode).length;
      expect(answer.publishers.reduce((sum, own) => sum + own.changed, 0)).toBe(changed);
      expect(whatIfExamples(rows, names)).toHaveLength(Math.min(10, changed));
    }),
  );
});

test("the order in which results are looked at changes nothing", () => {
  fc.assert(
    fc.property(compared, (rows) => {
      const turned = rows.toReversed();
      expect(whatIfRows(turned, names)).toEqual(whatIfRows(rows, names));
      expect(whatIfExamples(turned, names)).toEqual(whatIfExamples(rows, names));
    }),
  );
});

test("what is held is held for a rule", () => {
  fc.assert(
    fc.property(compared, (rows) => {
      const { instead, rules } = whatIfRows(rows, names);
      const byRule = rules.reduce((sum, own) => sum + conversionsOf(own.instead.held), 0);
      expect(byRule).toBeGreaterThanOrEqual(conversionsOf(instead.held));
      expect(new Set(rules.map(({ rule }) => rule)).size).toBe(rules.length);
    }),
  );
});

test.each<[RuleMode, RuleMode, string]>([
  ["hold", "off", "Would be let through, now held. It came at once."],
  ["off", "reject", "Would be rejected, now let through. It came at once."],
  ["tag", "hold", "Would be held, now let through with a mark. It came at once."],
])("from %s to %s is said in words", (now, instead, sentence) => {
  const signals = [{ rule: "too-soon", score: 0.9, detail: "It came at once." }];
  const action = (mode: RuleMode) => ({
    mode,
    blocks: false,
    score: 0.9,
    signals: mode === "off" ? [] : signals,
  });
  // As above.
  const own = { conversionId: "cnv_1", payoutMicros: 1, currency: "USD", score: 0.9 };
  const row = { record: own as DoubtedRecord, now: action(now), instead: action(instead) };
  expect(whatIfExamples([row], names)[0]?.sentence).toBe(sentence);
});
