import { StatusBadge } from "../../ui/badge.tsx";
import { LiveEverywhere } from "./live-everywhere.tsx";

type PublishedStatusProps = {
  readonly of: { readonly status: "active" | "paused"; readonly liveEverywhereAtMs: number };
};

/** The status in a table's row and, for a moment after it changed, by when every edge knows. */
export function PublishedStatus({ of }: PublishedStatusProps) {
  return (
    <span className="flex flex-col items-start">
      <StatusBadge status={of.status} />
      <LiveEverywhere atMs={of.liveEverywhereAtMs} />
    </span>
  );
}
