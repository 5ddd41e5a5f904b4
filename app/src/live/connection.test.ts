import type { LiveMessage } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { keepConnected, type Connection, type Socket } from "./connection.ts";

function setUp() {
  const sockets: (Socket & { isClosed: boolean })[] = [];
  const states: Connection[] = [];
  const messages: LiveMessage[] = [];
  const timers: { task: () => void; delayMs: number; isCancelled: boolean }[] = [];
  const live = keepConnected({
    connect: () => {
      const socket = Object.assign(new EventTarget(), {
        isClosed: false,
        close: () => {
          socket.isClosed = true;
        },
      });
      sockets.push(socket);
      return socket;
    },
    onMessage: (message) => messages.push(message),
    onState: (state) => states.push(state),
    schedule: (task, delayMs) => {
      const timer = { task, delayMs, isCancelled: false };
      timers.push(timer);
      return () => {
        timer.isCancelled = true;
      };
    },
    random: () => 1,
  });
  return { live, sockets, states, messages, timers };
}

const drop = (socket: Socket | undefined) => socket?.dispatchEvent(new Event("close"));
const accept = (socket: Socket | undefined) => socket?.dispatchEvent(new Event("open"));

test("an opened socket says so and hands on what it receives", () => {
  const { sockets, states, messages } = setUp();
  accept(sockets[0]);
  const data = JSON.stringify({ type: "events", clicks: [], conversions: [] });
  sockets[0]?.dispatchEvent(new MessageEvent("message", { data }));
  expect(states).toEqual(["connecting", "open"]);
  expect(messages).toEqual([{ type: "events", clicks: [], conversions: [] }]);
});

test("a lost connection is tried again, later and later", () => {
  const { sockets, timers, states } = setUp();
  for (let i = 0; i < 3; i += 1) {
    drop(sockets.at(-1));
    timers.at(-1)?.task();
  }
  expect(timers.map((timer) => timer.delayMs)).toEqual([500, 1000, 2000]);
  expect(sockets).toHaveLength(4);
  expect(states.slice(0, 3)).toEqual(["connecting", "waiting", "connecting"]);
});

test("a successful connection starts the pauses over", () => {
  const { sockets, timers } = setUp();
  drop(sockets[0]);
  timers[0]?.task();
  accept(sockets[1]);
  drop(sockets[1]);
  expect(timers.map((timer) => timer.delayMs)).toEqual([500, 500]);
});

test("coming back online connects at once instead of waiting the pause out", () => {
  const { live, sockets, timers } = setUp();
  drop(sockets[0]);
  live.retry();
  expect(timers[0]?.isCancelled).toBe(true);
  expect(sockets).toHaveLength(2);
});

test("a retry while a socket is open or opening does not open a second one", () => {
  const { live, sockets } = setUp();
  live.retry();
  expect(sockets).toHaveLength(1);
});

test("closing ends the socket, the pending attempt, and every later report", () => {
  const waiting = setUp();
  drop(waiting.sockets[0]);
  waiting.live.close();
  expect(waiting.timers[0]?.isCancelled).toBe(true);

  const open = setUp();
  accept(open.sockets[0]);
  open.live.close();
  expect(open.sockets[0]?.isClosed).toBe(true);
  drop(open.sockets[0]);
  expect(open.timers).toHaveLength(0);
});
