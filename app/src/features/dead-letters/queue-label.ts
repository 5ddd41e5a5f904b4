const LABELS: Readonly<Record<string, string>> = {
  "cleverdrip-clicks": "Clicks and reports",
  "cleverdrip-deliveries": "Deliveries",
  clicks: "Clicks",
};

/** What a queue carries, in words; the queue's own name where it is another one. */
export function queueLabel(queue: string): string {
  return LABELS[queue] ?? queue;
}
