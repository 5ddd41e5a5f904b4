import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { AT_MS } from "../../testing/at-ms.ts";
import { fakeApi, page, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { me } from "../../testing/samples.ts";
import { finding, verifyRun } from "../../testing/verify-samples.ts";

const HOUR_MS = 3_600_000;

function list(...runs: readonly ReturnType<typeof verifyRun>[]) {
  return page(...runs);
}

test("a recount goes on hour by hour and says how far it is, until every one fits", async () => {
  const begun = verifyRun({ id: "vrf_2", actor: "usr_1", state: "running", events: 0 });
  const at = (hours: number) => ({ ...begun, doneToMs: begun.fromMs + hours * HOUR_MS });
  const steps = [
    { ...at(1), events: 10 },
    { ...at(2), events: 20 },
  ];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const done = { ...at(3), state: "clean" as const, events: 30 };
  const { calls } = fakeApi({
    "POST /v1/verify-runs": begun,
    "GET /v1/verify-runs/vrf_2": done,
    "POST /v1/verify-runs/vrf_2/continue": async () => {
      const step = steps.shift();
      if (step === undefined) await held;
      return step ?? done;
    },
  });
  const app = renderApp("/health/verify");
  const now = within(await screen.findByRole("region", { name: "Verify now" }));
  await app.user.click(now.getByRole("button", { name: "7 days" }));
  await app.user.click(screen.getByRole("button", { name: "Verify now" }));
  const progress = await screen.findByRole("progressbar", { name: "Hours counted again" });
  await expect
    .poll(() => [progress.getAttribute("value"), progress.getAttribute("max")])
    .toEqual(["2", "3"]);
  release();
  expect(
    await screen.findByText("30 events in 12 totals counted again: every one fits."),
  ).toBeDefined();
  expect(app.at()).toBe("/health/verify?run=vrf_2");
  const { body } = calls.find(({ method }) => method === "POST") ?? { body: {} };
  const { from } = body as { from: string };
  expect(Date.now() - Date.parse(from)).toBeGreaterThanOrEqual(7 * 24 * HOUR_MS);
});

test("what was found is told by its likely cause, with money, and what to do about it", async () => {
  const found = [
    finding(),
    finding({
      cause: "lost-row",
      place: "clicks",
      eventId: "k1",
      detail: "k1 is in the log and not in clicks",
    }),
  ];
  const run = verifyRun({ state: "drift", findings: 2, found });
  fakeApi({ "GET /v1/verify-runs": list(run), "GET /v1/verify-runs/vrf_1": run });
  renderApp("/health/verify");
  expect(await screen.findByText(/2 differences, 1 about money/)).toBeDefined();
  const amount = screen.getByRole("region", { name: "Another amount" });
  expect(within(amount).getByText("payout is 5.00, counted again 4.00")).toBeDefined();
  expect(within(amount).getByText(/adjust it there/)).toBeDefined();
  expect(within(amount).getByRole("link", { name: "cmp_1" }).getAttribute("href")).toBe(
    "/campaigns/cmp_1",
  );
  const missing = screen.getByRole("region", { name: "Missing" });
  expect(within(missing).getByText(/Restore from the event log, below/)).toBeDefined();
});

test("a recount that was left can go on", async () => {
  const run = verifyRun({ state: "running", doneToMs: AT_MS - 3 * HOUR_MS });
  const { calls } = fakeApi({
    "GET /v1/verify-runs": list(run),
    "GET /v1/verify-runs/vrf_1": run,
    "POST /v1/verify-runs/vrf_1/continue": verifyRun(),
  });
  const app = renderApp("/health/verify");
  await app.user.click(await screen.findByRole("button", { name: "Go on" }));
  expect(await screen.findByText(/every one fits/)).toBeDefined();
  expect(calls.filter(({ method }) => method === "POST")).toHaveLength(1);
});

test("a recount that the consumer cannot go on with says why", async () => {
  fakeApi({ "POST /v1/verify-runs": problem(503, { detail: "the part that counts is away" }) });
  const app = renderApp("/health/verify");
  await app.user.click(await screen.findByRole("button", { name: "Verify now" }));
  expect((await screen.findByRole("alert")).textContent).toContain("the part that counts is away");
});

test("a workspace that was never verified is told what happens every night", async () => {
  fakeApi();
  renderApp("/health/verify");
  expect(await screen.findByText("Nothing was verified so far")).toBeDefined();
});

test("recounts that cannot be loaded say why, and can be asked for again", async () => {
  fakeApi({ "GET /v1/verify-runs": problem(503, { detail: "EVENTS is not available" }) });
  renderApp("/health/verify");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("EVENTS is not available");
  expect(within(alert).getByRole("button", { name: "Try again" })).toBeDefined();
});

test("who may only read sees recounts and no button", async () => {
  const workspace = { ...me().workspace, role: "analyst" as const };
  fakeApi({
    "GET /v1/me": { ...me(), workspace },
    "GET /v1/verify-runs": list(verifyRun()),
    "GET /v1/verify-runs/vrf_1": verifyRun(),
  });
  renderApp("/health/verify");
  expect(await screen.findByText("Owners and managers can begin a recount.")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Verify now" })).toBeNull();
});
