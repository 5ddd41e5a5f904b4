import { DEFAULT_FRAUD_POLICY, mergePolicy } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { signal } from "../../test-support/doubted.ts";
import { verdictSentence } from "./verdict-sentence.ts";
import { weigh } from "./weigh.ts";

const held = { status: "hold", reason: "H_FRAUD" } as const;
const rejected = { status: "rejected", reason: "X_FRAUD" } as const;
const paid = { status: "approved", reason: "OK" } as const;
const open = { decision: "open" } as const;
const publisherId = "pub_1";
const of = (signals: readonly ReturnType<typeof signal>[], policy = DEFAULT_FRAUD_POLICY) =>
  weigh(policy, { publisherId, click: null, signals });
const entry = { kind: "publisher", value: publisherId, note: "" } as const;

test.each([
  [paid, null, of([]), "Nothing is known against it."],
  [paid, open, of([signal("night", 0.6)]), /not enough for anything to follow/],
  [paid, open, of([signal("low-rate", 0.9)]), /^It is marked, nothing else follows: Hardly/],
  [held, open, of([signal("night", 0.9)]), "It is held: Busy while people sleep."],
  [rejected, open, of([signal("forged", 0.9)]), "It is rejected: Forged report."],
  [paid, open, of([signal("night", 0.9)]), /^The policy of now would hold it/],
  [held, open, of([signal("forged", 0.9)]), /^The policy of now would reject it/],
  [held, { decision: "rejected" } as const, of([]), "Somebody looked at it and rejected it."],
  [
    held,
    open,
    of([signal("night", 0.9)], mergePolicy({ allow: [entry] })),
    "It is let through: the allow list has the publisher pub_1.",
  ],
])("%j, decided %j, is told as it is", (record, stored, weighed, sentence) => {
  const told = verdictSentence(record, stored, weighed);
  if (typeof sentence === "string") expect(told).toBe(sentence);
  else expect(told).toMatch(sentence);
});

test("a rule that finds two things is named once", () => {
  const weighed = of([signal("night", 0.9), signal("night", 0.95), signal("forged", 0.9)]);
  expect(verdictSentence(rejected, open, weighed)).toBe(
    "It is rejected: Busy while people sleep, Forged report.",
  );
});
