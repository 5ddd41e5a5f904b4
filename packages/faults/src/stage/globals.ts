import { hash } from "node:crypto";
import type { EventLoop, Planned } from "./event-loop.ts";

let loop: EventLoop | null = null;

/** What runs from now on has this loop's time. */
export function enterLoop(own: EventLoop): void {
  loop = own;
}

/**
 * Puts virtual time in place of the clock and the timers of this thread, and SHA-256 that is done at once in place of one
 * that a pool of threads does whenever it likes: without this no run would be like another. Logs are left out.
 */
export function virtualiseGlobals(): void {
  Date.now = () => known().nowMs();
  // Whoever sets a timer here gives it back only to clearTimeout.
  globalThis.setTimeout = ((run: () => void, delayMs = 0) =>
    known().after(delayMs, run)) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((timer: Planned | undefined) =>
    timer?.cancel()) as unknown as typeof clearTimeout;
  Object.defineProperty(crypto.subtle, "digest", { value: digest });
  leavePackingOut();
  for (const level of ["log", "warn", "error"] as const) console[level] = () => undefined;
}

function known(): EventLoop {
  if (loop === null) throw new Error("there is no schedule whose time could be told");
  return loop;
}

/** Whoever asks makes bytes of it. */
async function digest(_algorithm: string, bytes: Uint8Array): Promise<Uint8Array> {
  return hash("sha256", bytes, "buffer");
}

const encoder = new TextEncoder();

/** Streams are done whenever they like, too: what the log would pack stays as it is. */
function leavePackingOut(): void {
  const RealResponse = Response;
  const plain = (bytes: ArrayBuffer) => ({
    body: { pipeThrough: () => bytes },
    arrayBuffer: async () => bytes,
  });
  const stands = (of: unknown, name: "Blob" | "CompressionStream" | "DecompressionStream") =>
    Object.defineProperty(globalThis, name, { value: of });
  stands(function blobOf([part = ""]: readonly (string | Uint8Array<ArrayBuffer>)[]) {
    const bytes = typeof part === "string" ? encoder.encode(part).slice() : part;
    return { stream: () => plain(bytes.buffer).body };
  }, "Blob");
  for (const name of ["CompressionStream", "DecompressionStream"] as const)
    stands(function noStream() {}, name);
  Object.defineProperty(globalThis, "Response", {
    value: function responseOf(body?: BodyInit | null, init?: ResponseInit) {
      return body instanceof ArrayBuffer ? plain(body) : new RealResponse(body, init);
    },
  });
}
