import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Tone = "good" | "neutral" | "warn" | "bad";

const TONES: Readonly<Record<Tone, string>> = {
  good: "bg-good-soft text-good",
  neutral: "bg-sunken text-muted",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
};

type BadgeProps = { readonly tone: Tone; readonly title?: string; readonly children: ReactNode };

export function Badge({ tone, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex items-center gap-1 rounded px-1.5 text-xs font-medium whitespace-nowrap",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}

export function StatusBadge({ status }: { readonly status: "active" | "paused" }) {
  return (
    <Badge tone={status === "active" ? "good" : "warn"}>
      {status === "active" ? "Active" : "Paused"}
    </Badge>
  );
}
