import type { VerifyRunShown } from "@cleverdrip/contract";
import { formatShortInstant } from "../../format/time.ts";
import type { Tone } from "../../ui/badge.tsx";

const HOUR_MS = 3_600_000;

export const STATES: Readonly<
  Record<VerifyRunShown["state"], { readonly label: string; readonly tone: Tone }>
> = {
  running: { label: "Not finished", tone: "warn" },
  clean: { label: "No differences", tone: "good" },
  drift: { label: "Differences", tone: "bad" },
};

export function rangeWords(
  { fromMs, toMs }: Pick<VerifyRunShown, "fromMs" | "toMs">,
  timezone: string,
): string {
  return `${formatShortInstant(fromMs, timezone)} to ${formatShortInstant(toMs, timezone)}`;
}

export function hoursOf({
  fromMs,
  doneToMs,
  toMs,
}: Pick<VerifyRunShown, "fromMs" | "doneToMs" | "toMs">) {
  return {
    done: Math.ceil((doneToMs - fromMs) / HOUR_MS),
    all: Math.ceil((toMs - fromMs) / HOUR_MS),
  };
}
