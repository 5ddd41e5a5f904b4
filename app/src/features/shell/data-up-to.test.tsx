import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, problem } from "../../testing/fake-api.ts";
import { health } from "../../testing/health-samples.ts";
import { renderApp } from "../../testing/render-app.tsx";

const upTo = () => screen.findAllByRole("link", { name: /^Data up to/ });

test("every page says up to when its data goes, and leads to the reasons", async () => {
  fakeApi({ "GET /v1/health": health() });
  const { user, at } = renderApp("/campaigns");
  const [link] = await upTo();
  expect(link?.textContent).toBe("Data up to 14:10:00");
  expect(link?.title).toBe("Everything that came in is counted.");
  await user.click(link ?? document.body);
  await expect.poll(at).toBe("/health");
});

test("data that is behind says so beside the time", async () => {
  const sentence = "Events of the last 2 minutes are not counted yet; none of them is lost.";
  fakeApi({ "GET /v1/health": health({ state: "late", sentence }) });
  renderApp("/campaigns");
  expect((await upTo())[0]?.textContent).toBe(`Data up to 14:10:00: ${sentence}`);
});

test("before the first event, and where it cannot be told, nothing is claimed", async () => {
  fakeApi({ "GET /v1/health": problem(503) });
  renderApp("/campaigns");
  await screen.findByRole("heading", { name: "Campaigns" });
  expect(screen.queryByText(/^Data up to/)).toBeNull();
});

test("the health page has each figure with its verdict, and the way to the dead letters", async () => {
  const letters = {
    name: "dead-letters",
    state: "bad",
    sentence: "2 messages were given up, the oldest 1 hour ago: look why, and replay.",
    ms: 3_600_000,
    count: 2,
  } as const;
  const queue = {
    name: "clicks-queue",
    state: "unknown",
    sentence: "How many clicks and results wait cannot be told here.",
    ms: null,
    count: null,
  } as const;
  const { sentence } = letters;
  fakeApi({ "GET /v1/health": health({ state: "bad", sentence, checks: [queue, letters] }) });
  const { user, at } = renderApp("/health");
  const checks = within(await screen.findByRole("list", { name: "Checks" }));
  expect(checks.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    `Clicks on their way${queue.sentence} Not known`,
    `Dead letters${sentence} Show themLook into it`,
  ]);
  await user.click(checks.getByRole("link", { name: "Show them" }));
  await expect.poll(at).toBe("/health/dead-letters?state=waiting");
});

test("figures that cannot be loaded say why, and the clicks' balance stands below them all the same", async () => {
  fakeApi({ "GET /v1/health": problem(500, { detail: "EVENTS is not available" }) });
  renderApp("/health");
  expect((await screen.findByRole("alert")).textContent).toContain("EVENTS is not available");
  expect(await screen.findByText("There were no clicks in the last 24 hours.")).toBeDefined();
});
