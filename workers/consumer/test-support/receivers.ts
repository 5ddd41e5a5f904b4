import type { VirtualClock } from "./virtual-clock.ts";

/** A server on the far side: answers, or not. */
export type Receiver = (request: Request, clock: VirtualClock) => Promise<Response>;

const CANARY = "https://canary.example.org/";

export const receivers = {
  ok: async () => new Response("thanks"),
  slow: async (_request, clock) => {
    await clock.wait(600);
    return new Response("thanks, at last");
  },
  broken: async () => new Response("it is us", { status: 500 }),
  moved: async () => new Response(null, { status: 301, headers: { location: CANARY } }),
  gone: async () => new Response("no such hook", { status: 410 }),
  unknown: async () => new Response("never heard of", { status: 404 }),
  busy: async () => new Response(null, { status: 429, headers: { "retry-after": "1800" } }),
  closes: () => Promise.reject(new TypeError("Network connection lost.")),
  hangs: ({ signal }) => aborted(signal),
  /** Acknowledges, and closes in the middle of the body. */
  breaksOff: async () => new Response(streamOf(["than"], (end) => end.error(new Error("reset")))),
  /** Acknowledges, and never ends the body. */
  drips: async ({ signal }) =>
    new Response(
      streamOf(["thanks"], (end) =>
        signal.addEventListener("abort", () => end.error(signal.reason)),
      ),
    ),
} satisfies Record<string, Receiver>;

export type ReceiverName = keyof typeof receivers;

/** A receiver that behaves as each name says in turn, then as the last one for ever. */
export function inTurn(names: readonly ReceiverName[]): Receiver {
  let next = 0;
  return (request, clock) => {
    const name = names[Math.min(next, names.length - 1)] ?? "ok";
    next += 1;
    return receivers[name](request, clock);
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")));
  });
}

function streamOf(
  parts: readonly string[],
  then: (end: ReadableStreamDefaultController<Uint8Array>) => void,
): ReadableStream<Uint8Array> {
  const rest = [...parts];
  return new ReadableStream({
    pull(end) {
      const part = rest.shift();
      if (part === undefined) then(end);
      else end.enqueue(new TextEncoder().encode(part));
    },
  });
}
