import { expect, test, vi } from "vitest";
import { fakeApi, problem } from "../testing/fake-api.ts";
import { createQueryClient } from "./query-client.ts";
import { meQuery } from "./session.ts";

test("a query that learns that the session has ended says so, once, without trying again", async () => {
  const { calls } = fakeApi({ "GET /v1/me": problem(401) });
  const onSignedOut = vi.fn();
  await expect(
    createQueryClient(onSignedOut).fetchQuery({ ...meQuery, retryDelay: 0 }),
  ).rejects.toThrow();
  expect(onSignedOut).toHaveBeenCalledTimes(1);
  expect(calls).toHaveLength(1);
});

test("a failed server does not end the session", async () => {
  fakeApi({ "GET /v1/me": problem(503) });
  const onSignedOut = vi.fn();
  const client = createQueryClient(onSignedOut);
  await expect(client.fetchQuery({ ...meQuery, retry: false })).rejects.toThrow();
  expect(onSignedOut).not.toHaveBeenCalled();
});
