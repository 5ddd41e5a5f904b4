import type { CapPeriod } from "../routing/delivery.ts";
import { addDays, weekdayOf } from "../zone.ts";

/** First and last day, `yyyy-mm-dd`, of the period that a day lies in; all time has every day. */
export function capDays(period: CapPeriod, day: string): readonly [first: string, last: string] {
  switch (period) {
    case "day":
      return [day, day];
    case "week": {
      const monday = addDays(day, 1 - weekdayOf(day));
      return [monday, addDays(monday, 6)];
    }
    case "month":
      return [`${day.slice(0, 7)}-01`, `${day.slice(0, 7)}-31`];
    case "total":
      return ["", "9999-12-31"];
  }
}
