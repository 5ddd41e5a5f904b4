import type { Upload } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../format/number.ts";
import { formatShortInstant } from "../../format/time.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { stateLabel } from "./upload-words.ts";

const TONES: Readonly<Record<Upload["state"], Tone>> = {
  checking: "neutral",
  checked: "neutral",
  committing: "warn",
  done: "good",
};

/** Earlier uploads, newest first. */
export function UploadList({ uploads }: { readonly uploads: readonly Upload[] }) {
  const { timezone } = useWorkspace();
  return (
    <ul aria-label="Uploads, newest first" className="divide-y border-t">
      {uploads.map(({ id, name, createdAtMs, state, rows }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
          <Link
            to="/uploads/$id"
            params={{ id }}
            className="min-w-0 flex-1 truncate font-medium hover:text-accent max-sm:basis-full"
          >
            {name}
          </Link>
          <span className="text-muted tabular-nums">
            {formatCount(rows)} {rows === 1 ? "row" : "rows"}
          </span>
          <span className="text-muted tabular-nums">
            {formatShortInstant(createdAtMs, timezone)}
          </span>
          <Badge tone={TONES[state]}>{stateLabel(state)}</Badge>
        </li>
      ))}
    </ul>
  );
}
