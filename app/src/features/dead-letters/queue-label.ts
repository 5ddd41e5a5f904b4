const LABELS: Readonly<Record<string, string>> = {
  "cleverdrip-clicks": "Clicks and reports",
  "cleverdrip-deliveries": "Deliveries",
  clicks: "Clicks",
};

/** What a queue carries, in words; the queue's own name where it is another one. */
export function queueLabel(queue: string): string {
  // Where one queue is not enough, the others are numbered.
  const [, first = queue, number] = /^(.+?)-(\d+)$/.exec(queue) ?? [];
  const label = LABELS[first];
  if (label === undefined) return queue;
  return number === undefined ? label : `${label}, queue ${number}`;
}
