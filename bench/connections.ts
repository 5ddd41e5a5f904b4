import { connect } from "node:net";
import type { LoadTarget } from "./measure.ts";
import { responseLength } from "./response-length.ts";

export type Connection = {
  /** Sends one request after the other until `isOver`; the time of each, in ms, joins `latencies`. */
  readonly work: (latencies: number[], isOver: (nowMs: number) => boolean) => Promise<void>;
  readonly close: () => void;
};

type Turn = { readonly took: (nowMs: number, ms: number) => boolean; readonly end: () => void };

/** Kept alive until they are closed; a connection that breaks ends the process with its error. */
export function openConnections(target: LoadTarget): Promise<Connection[]> {
  const payloads = target.requests.map((request) => Buffer.from(request));
  let next = Math.floor(Math.random() * payloads.length);
  const nextPayload = () => payloads[(next = (next + 1) % payloads.length)] ?? "";
  const open = () => openConnection(target, nextPayload);
  return Promise.all(Array.from({ length: target.connections }, open));
}

function openConnection(
  { port, status }: LoadTarget,
  nextPayload: () => Buffer | string,
): Promise<Connection> {
  const { promise, resolve, reject } = Promise.withResolvers<Connection>();
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let turn: Turn | null = null;
  let sentMs = 0;
  let pending: Buffer | null = null;
  let usualLength = 0;
  const send = () => {
    sentMs = performance.now();
    socket.write(nextPayload());
  };
  socket.on("data", (chunk: Buffer) => {
    // Answers hardly differ in length: the common case needs no parsing.
    if (pending !== null || chunk.length !== usualLength) {
      pending = pending === null ? chunk : Buffer.concat([pending, chunk]);
      const length = responseLength(pending, status);
      if (length === null || pending.length < length) return;
      usualLength = length;
      pending = null;
    }
    const nowMs = performance.now();
    if (turn?.took(nowMs, nowMs - sentMs) === true) send();
    else turn?.end();
  });
  const work: Connection["work"] = (latencies, isOver) => {
    const worked = Promise.withResolvers<void>();
    const took = (nowMs: number, ms: number) => {
      latencies.push(ms);
      return !isOver(nowMs);
    };
    turn = { took, end: worked.resolve };
    send();
    return worked.promise;
  };
  socket.once("connect", () => resolve({ work, close: () => socket.end() }));
  socket.once("error", reject);
  return promise;
}
