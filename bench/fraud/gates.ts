import { fraudClasses, fraudLevels, lookAlikes } from "@cleverdrip/simulator";
import type { Gate } from "../gate.ts";
import { median } from "../statistics.ts";
import type { Measures } from "./measures/measure.ts";
import { none, share, type Ratios } from "./measures/ratio.ts";

const mostWrongClicks = 0.5;
const mostWrongConversions = 0.3;
const leastSaved = { blatant: 97, moderate: 87, careful: 68 } as const;
const leastSavedOfAClass = 60;

/** What a detector is held to, in percent unless it says otherwise. */
export function fraudGates(of: Measures): readonly Gate[] {
  const kinds = ["normal", ...lookAlikes];
  return [
    ...kinds.flatMap((kind) => [
      atMost(
        `${kind}: clicks wrongly hit`,
        percent(of.falsePositives, `click/${kind}`),
        mostWrongClicks,
      ),
      atMost(
        `${kind}: conversions wrongly hit`,
        percent(of.falsePositives, `conversion/${kind}`),
        mostWrongConversions,
      ),
    ]),
    atMost(
      "honest publishers held in 1,000 publisher-days",
      percent(of.heldDays, "publisher-days") * 10,
      1,
      "",
    ),
    ...fraudLevels.map((level) =>
      atLeast(`payout saved, ${level}`, percent(of.saved, `all/${level}`), leastSaved[level]),
    ),
    ...fraudClasses.map((name) =>
      atLeast(
        `payout saved, blatant ${name}`,
        percent(of.saved, `${name}/blatant`),
        leastSavedOfAClass,
      ),
    ),
    ...timeGate(of),
    atLeast("GIVT called GIVT", percent(of.givt, "recall"), 99),
    atMost("GIVT called SIVT", percent(of.givt, "as-sivt"), 0.5),
    atLeast("verdicts with reasons", percent(of.reasons, "reasons"), 100),
  ];
}

/** Twice what a sequential test needs, over all publishers of classes that have such a figure; the table has each class. */
function timeGate({ detections }: Measures): readonly Gate[] {
  const times = detections.flatMap(({ overFloor }) => (overFloor === null ? [] : [overFloor]));
  return times.length === 0
    ? []
    : [atMost("median time to find a publisher, of the floor", median(times), 2, "times")];
}

function percent(ratios: Ratios, key: string): number {
  return share(ratios.get(key) ?? none) * 100;
}

function atMost(name: string, measured: number, limit: number, unit = "%"): Gate {
  return { name, measured, limit, bound: "at most", ...(unit === "" ? {} : { unit }) };
}

function atLeast(name: string, measured: number, limit: number): Gate {
  return { name, measured, limit, bound: "at least", unit: "%" };
}
