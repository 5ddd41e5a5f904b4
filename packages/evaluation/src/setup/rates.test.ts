import { expect, test } from "vitest";
import { ratesOf } from "./rates.ts";

const day = Date.UTC(2026, 0, 31) / 86_400_000;

test("an amount of another currency has a rate at par, on its day and the next", () => {
  const campaigns = [
    { ref: "k1", payoutMicros: 1, currency: "USD" },
    { ref: "k2", payoutMicros: 1, currency: "EUR" },
  ];
  const rates = ratesOf({
    setup: { kind: "setup", campaigns, publishers: [] },
    events: ["sale"],
    links: [],
    amounts: new Set([`USD ${day}`, `USD ${day + 1}`]),
    firstMs: 0,
    shiftMs: 0,
    lines: 2,
  });
  expect(rates).toEqual(
    ["2026-01-31", "2026-02-01", "2026-02-02"].map((own) => ({
      from: "USD",
      to: "EUR",
      day: own,
      ppb: 1_000_000_000,
    })),
  );
});
