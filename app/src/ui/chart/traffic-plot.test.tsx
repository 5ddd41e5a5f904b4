import { render } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { stubBrowser } from "../../testing/stub-browser.ts";
import type { TrafficPoint } from "./series.ts";
import { TrafficPlot } from "./traffic-plot.tsx";

const point = (key: string, part: Partial<TrafficPoint> = {}): TrafficPoint => ({
  key,
  tick: key,
  title: key,
  clicks: 10,
  conversions: 1,
  isRunning: false,
  ...part,
});

beforeEach(stubBrowser);

test("every bucket with conversions is a bar under the line of clicks", () => {
  const { container } = render(<TrafficPlot points={[point("a"), point("b"), point("c")]} />);
  expect(container.querySelectorAll(".recharts-bar-rectangle")).toHaveLength(3);
  expect(container.querySelectorAll(".recharts-area-curve").length).toBeGreaterThan(0);
});

test("the way to a bucket that is not over yet is dashed", () => {
  const { container } = render(
    <TrafficPlot points={[point("a"), point("b"), point("c", { isRunning: true })]} />,
  );
  expect(container.querySelectorAll('.recharts-area-curve[stroke-dasharray="4 4"]')).toHaveLength(
    1,
  );
});

test("a single bucket is a dot, since one point makes no line", () => {
  const { container } = render(<TrafficPlot points={[point("a", { isRunning: true })]} />);
  expect(container.querySelectorAll(".recharts-area-dot").length).toBeGreaterThan(0);
});
