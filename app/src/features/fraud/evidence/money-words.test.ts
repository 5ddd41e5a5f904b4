import { expect, test } from "vitest";
import { conversionsIn, moneyWords, sumMoney } from "./money-words.ts";

const paid = (currency: string, payoutMicros: number) => ({ currency, payoutMicros });

test("payouts are added up by currency, never across them", () => {
  const sums = sumMoney([paid("USD", 1_500_000), paid("EUR", 2_000_000), paid("USD", 500_000)]);
  expect(sums).toEqual([
    { currency: "USD", conversions: 2, payoutMicros: 2_000_000 },
    { currency: "EUR", conversions: 1, payoutMicros: 2_000_000 },
  ]);
  expect(moneyWords(sums)).toBe("$2.00 + €2.00");
  expect(conversionsIn(sums)).toBe(3);
});

test("nothing at all is told apart from no money", () => {
  expect(moneyWords([])).toBe("–");
  expect(moneyWords([], "nothing")).toBe("nothing");
  expect(moneyWords([paid("USD", 0)])).toBe("$0.00");
});
