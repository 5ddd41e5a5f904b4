import type { LiveMessage } from "@cleverdrip/contract";
import { act } from "@testing-library/react";
import { vi } from "vitest";

/** Stands in for the browser's WebSocket; the test plays the server. */
export function fakeSockets() {
  const sockets: EventTarget[] = [];
  function connect() {
    const socket = Object.assign(new EventTarget(), { close: () => undefined });
    sockets.push(socket);
    return socket;
  }
  // A constructor may answer with an object of its own.
  vi.stubGlobal(
    "WebSocket",
    vi.fn(function FakeWebSocket() {
      return connect();
    }),
  );

  function dispatch(event: Event) {
    act(() => void sockets.at(-1)?.dispatchEvent(event));
  }

  return {
    open: () => dispatch(new Event("open")),
    drop: () => dispatch(new Event("close")),
    send: (message: LiveMessage) =>
      dispatch(new MessageEvent("message", { data: JSON.stringify(message) })),
  };
}
