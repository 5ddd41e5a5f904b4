import { useLive } from "../../live/live-provider.tsx";
import type { Connection } from "../../live/connection.ts";
import { classNames } from "../../ui/class-names.ts";

const WORDS: Readonly<Record<Connection, string>> = {
  open: "Live",
  connecting: "Connecting",
  waiting: "Offline",
};

const COLORS: Readonly<Record<Connection, string>> = {
  open: "bg-good",
  connecting: "bg-warn animate-pulse",
  waiting: "bg-bad",
};

/** Whether what is on screen moves by itself. */
export function ConnectionDot() {
  const { connection } = useLive();
  return (
    <span
      role="status"
      title={hint(connection)}
      className="inline-flex items-center gap-1.5 text-xs text-muted"
    >
      <span aria-hidden className={classNames("size-1.5 rounded-full", COLORS[connection])} />
      {WORDS[connection]}
    </span>
  );
}

function hint(connection: Connection): string {
  return connection === "waiting"
    ? "The live connection was lost. Trying again."
    : "Connection for live figures";
}
