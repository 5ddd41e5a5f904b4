import type { Metrics } from "@cleverdrip/contract";
import { formatCount, formatRate } from "../../format/number.ts";

export type ReachFigure = {
  readonly label: string;
  readonly text: string;
  /** What the figure is in relation to another: "CTR 4.20 %". */
  readonly ratio: string | null;
};

type Reach = Pick<
  Metrics,
  "newVisitors" | "impressions" | "clickThroughs" | "clickThroughRate" | "landingRate"
>;

/** What happens around a click, for those who count it: figures that are zero are left out. */
export function reachOf(totals: Reach): readonly ReachFigure[] {
  const { newVisitors, impressions, clickThroughs } = totals;
  return [
    { label: "New visitors", count: newVisitors, ratio: null },
    {
      label: "Impressions",
      count: impressions,
      ratio: `CTR ${formatRate(totals.clickThroughRate)}`,
    },
    {
      label: "Click-throughs",
      count: clickThroughs,
      ratio: `${formatRate(totals.landingRate)} of clicks`,
    },
  ]
    .filter(({ count }) => count > 0)
    .map(({ label, count, ratio }) => ({ label, text: formatCount(count), ratio }));
}
