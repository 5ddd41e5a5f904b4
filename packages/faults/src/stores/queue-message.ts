export type Verdict = "acked" | { readonly delayMs: number };

type Travelling = { readonly id: string; readonly text: string; readonly attempts: number };

/** A message as its handler gets it. Of several verdicts the first counts, as in Queues. */
export function messageOf(
  entry: Travelling,
  verdicts: Map<object, Verdict>,
  nowMs: number,
  acked: (id: string, body: unknown) => void,
): Message {
  const { id, text, attempts } = entry;
  const body: unknown = JSON.parse(text);
  const say = (verdict: Verdict) => {
    if (verdicts.has(entry)) return;
    verdicts.set(entry, verdict);
    if (verdict === "acked") acked(id, body);
  };
  return {
    id,
    timestamp: new Date(nowMs),
    body,
    attempts,
    ack: () => say("acked"),
    retry: (options) => say({ delayMs: (options?.delaySeconds ?? 0) * 1_000 }),
  };
}
