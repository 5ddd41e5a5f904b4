import { screen, within } from "@testing-library/react";
import type { ReplayAnswer } from "@cleverdrip/contract";
import { NO_SUMS } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { fakeApi, problem } from "../../../testing/fake-api.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { me } from "../../../testing/samples.ts";

const DAY_MS = 86_400_000;

function step(part: Partial<ReplayAnswer> = {}): ReplayAnswer {
  const none = {
    hours: 4,
    stored: 0,
    applied: 0,
    known: 0,
    problems: [],
    campaigns: [],
    results: [],
  };
  return { ...none, next: null, ...part };
}

const NEXT = { workspaceId: "wsp_1", phase: "clicks", atMs: 5, seq: 0 } as const;

function campaign(logClicks: number, presentClicks: number): ReplayAnswer["campaigns"][number] {
  const of = (clicks: number) => ({ ...NO_SUMS, clicks, payoutMicros: clicks * 500_000 });
  const ids = { workspaceId: "wsp_1", campaignId: "cmp_1" };
  return { ...ids, log: of(logClicks), present: of(presentClicks), judged: null };
}

async function card() {
  return within(await screen.findByRole("region", { name: "Restore from the event log" }));
}

test("the books are compared with the log step by step, and what differs is named with its money", async () => {
  const steps = [
    step({ campaigns: [campaign(3, 2)], next: NEXT }),
    step({ campaigns: [campaign(2, 2)], problems: ["a segment cannot be read"] }),
  ];
  const { calls } = fakeApi({ "POST /v1/replay/dry": async () => steps.shift() });
  const app = renderApp("/health/verify");
  const own = await card();
  await app.user.click(own.getByRole("button", { name: "7 days" }));
  await app.user.click(own.getByRole("button", { name: "Compare" }));
  expect(
    await own.findByText("8 hours compared: 1 campaign counts otherwise than the log."),
  ).toBeDefined();
  expect(own.getByText("clicks: 5 by the log, 4 at present")).toBeDefined();
  expect(own.getByText("payout: 2.50 by the log, 2.00 at present")).toBeDefined();
  expect(own.getByText("a segment cannot be read")).toBeDefined();
  const asked = calls.filter(({ method }) => method === "POST").map(({ body }) => body);
  expect(asked).toMatchObject([{ cursor: null }, { cursor: NEXT }]);
  const { from, to } = asked[0] as { from: string; to: string };
  expect(Date.parse(to) - Date.parse(from)).toBe(7 * DAY_MS);
});

test("an owner is asked, then what is missing is written and said", async () => {
  const steps = [step({ stored: 1_200, known: 7, next: NEXT }), step({ hours: 0, applied: 3 })];
  const { calls } = fakeApi({ "POST /v1/replay": async () => steps.shift() });
  const app = renderApp("/health/verify");
  const own = await card();
  await app.user.click(own.getByRole("button", { name: "Restore" }));
  expect(calls.filter(({ method }) => method === "POST")).toEqual([]);
  await app.user.click(await screen.findByRole("button", { name: "Write what is missing" }));
  expect(
    await own.findByText(
      "1,200 clicks and 3 changes of results were missing and are written; 7 were there.",
    ),
  ).toBeDefined();
  expect(calls.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual([
    "/v1/replay",
    "/v1/replay",
  ]);
});

test("books that fit are said to, and a log that cannot be asked says why", async () => {
  const answers = [step(), problem(503, { detail: "the part that replays is away" })];
  fakeApi({ "POST /v1/replay/dry": async () => answers.shift() });
  const app = renderApp("/health/verify");
  const own = await card();
  await app.user.click(own.getByRole("button", { name: "Compare" }));
  expect(
    await own.findByText("4 hours compared: every campaign counts what the log has."),
  ).toBeDefined();
  await app.user.click(own.getByRole("button", { name: "Compare" }));
  expect((await own.findByRole("alert")).textContent).toContain("the part that replays is away");
});

test.each([
  ["manager", true],
  ["analyst", false],
] as const)("a %s restores nothing, and compares: %s", async (role, mayCompare) => {
  fakeApi({ "GET /v1/me": { ...me(), workspace: { ...me().workspace, role } } });
  renderApp("/health/verify");
  expect(await screen.findByText("Nothing was verified so far")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Restore" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Compare" }) !== null).toBe(mayCompare);
});
