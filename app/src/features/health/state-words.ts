import type { HealthReport } from "@cleverdrip/contract";
import type { Tone } from "../../ui/badge.tsx";

type Check = HealthReport["checks"][number];

export const STATE_WORDS: Readonly<
  Record<Check["state"], { readonly label: string; readonly tone: Tone }>
> = {
  good: { label: "OK", tone: "good" },
  late: { label: "Late", tone: "warn" },
  bad: { label: "Look into it", tone: "bad" },
  unknown: { label: "Not known", tone: "neutral" },
};

export const CHECK_LABELS: Readonly<Record<Check["name"], string>> = {
  data: "Data",
  "last-batch": "Newest clicks",
  "clicks-queue": "Clicks on their way",
  "deliveries-queue": "Deliveries on their way",
  deliveries: "Oldest delivery",
  "dead-letters": "Dead letters",
  books: "Books",
};
