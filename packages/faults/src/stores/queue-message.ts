export type Verdict = "acked" | { readonly delayMs: number };

type Travelling = { readonly id: string; readonly text: string; readonly attempts: number };

/** A message as its handler gets it. Of several verdicts the first counts, as in Queues. */
export function messageOf(
  entry: Travelling,
  verdicts: Map<object, Verdict>,
  nowMs: number,
): Message {
  const say = (verdict: Verdict) => {
    if (!verdicts.has(entry)) verdicts.set(entry, verdict);
  };
  const { id, text, attempts } = entry;
  return {
    id,
    timestamp: new Date(nowMs),
    body: JSON.parse(text),
    attempts,
    ack: () => say("acked"),
    retry: (options) => say({ delayMs: (options?.delaySeconds ?? 0) * 1_000 }),
  };
}
