import { formatCount } from "../../format/number.ts";
import type { TrafficPoint } from "./series.ts";

/** The chart's numbers, for screen readers. */
export function TrafficTable({ points }: { readonly points: readonly TrafficPoint[] }) {
  return (
    // The wrapper is hidden, not the table: a table ignores the width it is cut to.
    <div className="sr-only">
      <table>
        <caption>Clicks and conversions over time</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Clicks</th>
            <th scope="col">Conversions</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key}>
              <th scope="row">{point.title}</th>
              <td>{formatCount(point.clicks)}</td>
              <td>{formatCount(point.conversions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
