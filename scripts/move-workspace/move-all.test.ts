import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { moveAll } from "./move-all.ts";

const STEP = {
  state: "early",
  fromShard: "EVENTS",
  toShard: "EVENTS_2",
  sentence: "clicks are being copied",
  tables: [],
  frozenMs: null,
  isDone: false,
};
const options = {
  workspaceId: "wsp_1",
  toShard: "EVENTS_2",
  action: "go-on",
  remote: undefined,
} as const;

/** An installation that gives these answers in turn: a status, or what a step says. */
async function installation(answers: readonly (number | object)[]) {
  const left = [...answers];
  const server = createServer((_request, response) => {
    const answer = left.shift();
    response.statusCode = typeof answer === "number" ? answer : 200;
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  // A server that listens on a port has one.
  const { port } = server.address() as AddressInfo;
  return { place: { origin: `http://127.0.0.1:${port}`, token: "t" }, left };
}

test("steps are asked for until the move is done, also where one of them fails, and each state is said once", async () => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
  const done = { ...STEP, state: "switched", isDone: true };
  const { place, left } = await installation([STEP, 503, STEP, 500, done]);
  const said: string[] = [];
  const answer = await moveAll(place, options, ({ state }) => said.push(state), 0);
  expect(answer).toEqual(done);
  expect(said).toEqual(["early", "switched"]);
  expect(left).toEqual([]);
});

test("what is refused is not asked again", async () => {
  const { place, left } = await installation([409, STEP]);
  await expect(moveAll(place, options, () => undefined, 0)).rejects.toThrow("409");
  expect(left).toHaveLength(1);
});
