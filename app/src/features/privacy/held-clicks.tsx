import type { Workspace } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { retentionQuery } from "../../api/privacy.ts";
import { formatShortInstant } from "../../format/time.ts";

type HeldClicksProps = { readonly workspace: Pick<Workspace, "hotWindowDays" | "timezone"> };

/** Clicks that should be deleted by now, and why they are not. */
export function HeldClicks({ workspace: { hotWindowDays, timezone } }: HeldClicksProps) {
  const { data } = useQuery(retentionQuery);
  if (data === undefined || data.heldHours.length === 0) return null;
  const clicks = data.heldHours.reduce((sum, hour) => sum + hour.clicks, 0);
  return (
    <div role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-sm">
      <p className="font-medium">
        {clicks} {clicks === 1 ? "click" : "clicks"} older than {hotWindowDays} days stay: the log
        does not have them for certain.
      </p>
      <ul className="mt-1 space-y-1">
        {data.heldHours.slice(0, 5).map(({ hourMs, problem }) => (
          <li key={hourMs} className="break-words">
            {formatShortInstant(hourMs, timezone)}: {problem}
          </li>
        ))}
      </ul>
    </div>
  );
}
