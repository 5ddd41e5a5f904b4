import { expect, test } from "vitest";
import { clickHold, decidedHold } from "../../../testing/click-hold-samples.ts";
import { effectWords, outcomeWords, subjectWords } from "./decide-words.ts";

const euros = { day: "2026-11-19", currency: "EUR", heldMicros: 1_500_000 };
const several = [clickHold(), clickHold(euros)];

test("a day has its name, several have their number and their money", () => {
  expect(subjectWords([clickHold()])).toBe("Coupon Corner, Summer sale, 20 Nov 2026");
  expect(subjectWords(several)).toBe("2 days, $4.00 + €1.50");
});

test.each([
  ["open", "pay", "is entered in the ledger with the days' other clicks"],
  ["open", "refuse", "The ledger gets all that the days' clicks earned, and for each day"],
  ["paid", "refuse", "takes back what was paid"],
  ["refused", "pay", "gives back what was refused"],
] as const)("of several days that are %s, to %s says what the ledger has", (state, verb, words) => {
  const holds = state === "open" ? several : [decidedHold(state), decidedHold(state, { ...euros })];
  expect(effectWords(holds, verb)).toContain(words);
  expect(effectWords(holds, verb)).toContain("$4.00 + €1.50");
});

test.each([
  [["changed", "changed"], "2 days paid, $4.00 + €1.50", "good", null],
  [["changed", "unchanged"], "1 day paid, $4.00", "good", "1 day was paid already."],
  [["missing", "changed"], "1 day paid, €1.50", "good", "Of 1 day nothing is held any more."],
  [["unchanged", "unchanged"], "Nothing changed", "bad", "2 days were paid already."],
  [["missing", "missing"], "Nothing was decided", "bad", "Of 2 days nothing is held any more."],
] as const)("that two days are %j is told as it is", (outcomes, text, tone, detail) => {
  const decided = several.map(({ day, campaignId, publisherId }, i) => ({
    day,
    campaignId,
    publisherId,
    outcome: outcomes[i] ?? "missing",
  }));
  expect(outcomeWords(several, decided.toReversed(), "pay")).toEqual({ text, tone, detail });
});

test("a day that the answer leaves out is not told as paid", () => {
  expect(outcomeWords(several, [], "pay").text).toBe("Nothing was decided");
});
