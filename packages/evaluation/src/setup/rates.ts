import type { ExchangeRate } from "@cleverdrip/core";
import type { Survey } from "../lines/survey.ts";

const DAY_MS = 86_400_000;
/** Parts per billion. */
const PAR = 1_000_000_000;

/**
 * Rates without which amounts in another currency than their campaign's would not be recorded: all at par, for payouts do not
 * depend on them. A result may be a day later than its line, where its click is.
 */
export function ratesOf({ amounts, setup, shiftMs }: Survey): readonly ExchangeRate[] {
  const wanted = [...new Set(setup.campaigns.map(({ currency }) => currency))];
  const rates = new Map<string, ExchangeRate>();
  for (const amount of amounts) {
    const [from = "", day = ""] = amount.split(" ");
    for (const more of [0, 1]) {
      const date = new Date((Number(day) + more) * DAY_MS + shiftMs).toISOString().slice(0, 10);
      for (const to of wanted)
        if (to !== from) rates.set(`${from} ${to} ${date}`, { from, to, day: date, ppb: PAR });
    }
  }
  return [...rates.values()];
}
