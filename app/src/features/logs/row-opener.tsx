import { formatInstant, formatShortInstant } from "../../format/time.ts";
import { useWorkspace } from "../session/use-me.ts";

type RowOpenerProps = { readonly atMs: number; readonly onOpen: () => void };

/** The time of a log's row, and the way into its details without a mouse. */
export function RowOpener({ atMs, onOpen }: RowOpenerProps) {
  const { timezone } = useWorkspace();
  return (
    <button
      type="button"
      onClick={onOpen}
      title={formatInstant(atMs, timezone)}
      className="rounded font-medium whitespace-nowrap tabular-nums hover:text-accent"
    >
      {formatShortInstant(atMs, timezone)}
    </button>
  );
}
