import type { LiveMessage } from "@cleverdrip/contract";
import { reconnectDelayMs } from "./backoff.ts";
import { parseLiveMessage } from "./message.ts";

export type Connection = "connecting" | "open" | "waiting";

/** The part of a WebSocket that is used here. */
export type Socket = EventTarget & { close: () => void };

type LiveOptions = {
  readonly connect: () => Socket;
  readonly onMessage: (message: LiveMessage) => void;
  readonly onState: (state: Connection) => void;
  /** Runs `task` after `delayMs`; the returned function calls it off. */
  readonly schedule: (task: () => void, delayMs: number) => () => void;
  readonly random: () => number;
};

type LiveConnection = {
  /** Tries at once, if it is waiting: the network came back. */
  readonly retry: () => void;
  readonly close: () => void;
};

/** Keeps one socket open until closed: reconnects after every loss, later and later while attempts fail. */
export function keepConnected(options: LiveOptions): LiveConnection {
  const ended = new AbortController();
  const listening = { signal: ended.signal };
  let failures = 0;
  let socket: Socket | null = null;
  let cancel: (() => void) | null = null;

  function open() {
    cancel = null;
    options.onState("connecting");
    socket = options.connect();
    socket.addEventListener("open", opened, listening);
    socket.addEventListener("message", received, listening);
    // A failed attempt fires `error` and then `close`: one of them is enough.
    socket.addEventListener("close", lost, listening);
  }

  function opened() {
    failures = 0;
    options.onState("open");
  }

  function received(event: Event) {
    const message = event instanceof MessageEvent ? parseLiveMessage(event.data) : null;
    if (message !== null) options.onMessage(message);
  }

  function lost() {
    socket = null;
    options.onState("waiting");
    cancel = options.schedule(open, reconnectDelayMs(failures, options.random()));
    failures += 1;
  }

  open();
  return {
    retry: () => {
      if (cancel === null) return;
      cancel();
      open();
    },
    close: () => {
      ended.abort();
      cancel?.();
      socket?.close();
    },
  };
}
