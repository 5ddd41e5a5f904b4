import type { PublisherClickHold, ToldAppeal } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { publisherClickHold } from "../../../testing/click-hold-samples.ts";
import { clickDayAppeal } from "../../../testing/decision-samples.ts";
import { fakeApi, page, problem } from "../../../testing/fake-api.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { AT_MS } from "../../../testing/samples.ts";

const PATH = "/v1/publishers/pub_1/click-holds";
const ENTER = { name: /^Enter an appeal: / };
const CARD = { name: "Held and refused clicks" };

async function openPublisher(...rows: readonly PublisherClickHold[]) {
  fakeApi({ [`GET ${PATH}`]: page(...rows) });
  renderApp("/publishers/pub_1");
  return within(await screen.findByRole("list", CARD));
}

test("a publisher's page lists its held days of clicks in words that may be passed on", async () => {
  const reasons = ["Many come from frames that nobody sees.", "Many come at one pace."];
  const list = await openPublisher(publisherClickHold({ reasons }));
  for (const reason of reasons) expect(list.getByText(reason)).toBeDefined();
  expect(list.getByText("Summer sale")).toBeDefined();
  expect(list.getByText("$4.00")).toBeDefined();
  expect(list.getByText("Held")).toBeDefined();
  expect(list.getByRole("link", { name: "20 Nov 2026" }).getAttribute("href")).toBe(
    "/fraud/clicks?publisherId=pub_1&campaignId=cmp_1&decision=open",
  );
});

test("a day that was refused says so", async () => {
  const list = await openPublisher(
    publisherClickHold(),
    publisherClickHold({ day: "2026-11-19", decision: "refused" }),
  );
  const [, second] = list.getAllByRole("listitem");
  expect(second?.textContent).toContain("19 Nov 2026Refused");
});

test("what the publisher says against a day is entered for it, and shown from then on", async () => {
  let appeal: ToldAppeal | null = null;
  const waiting = { id: "apl_2", atMs: AT_MS, text: "Our readers.", answeredAtMs: null };
  const { calls } = fakeApi({
    [`GET ${PATH}`]: () => page(publisherClickHold({ appeal })),
    "POST /v1/fraud/appeals": () => {
      appeal = { ...waiting, answer: null, outcome: null };
      return clickDayAppeal();
    },
  });
  const { user } = renderApp("/publishers/pub_1");
  const list = within(await screen.findByRole("list", CARD));
  await user.click(list.getByRole("button", ENTER));
  const form = within(await screen.findByRole("dialog", { name: "Enter an appeal" }));
  await user.click(form.getByRole("button", { name: "Enter appeal" }));
  expect(form.getByText("Say what the publisher says.")).toBeDefined();
  await user.type(form.getByLabelText("What the publisher says"), " Our readers. ");
  await user.click(form.getByRole("button", { name: "Enter appeal" }));
  const words = "Appeal of 20 Nov, 14:10: “Our readers.” It waits for an answer.";
  expect(await list.findByText(words)).toBeDefined();
  expect(list.queryByRole("button", ENTER)).toBeNull();
  const clickDay = { day: "2026-11-20", campaignId: "cmp_1", publisherId: "pub_1" };
  expect(calls.filter(({ method }) => method === "POST").map(({ body }) => body)).toEqual([
    { clickDay, text: "Our readers." },
  ]);
});

test("a denied appeal has its answer, and another can be entered", async () => {
  const appeal = { id: "apl_2", atMs: AT_MS, text: "Our readers.", answeredAtMs: AT_MS };
  const denied = { ...appeal, answer: "The frames.", outcome: "denied" as const };
  const list = await openPublisher(publisherClickHold({ decision: "refused", appeal: denied }));
  expect(list.getByText("Denied: The frames.", { exact: false })).toBeDefined();
  expect(list.getByRole("button", ENTER)).toBeDefined();
});

test("a publisher of whom nothing is held has no such card", async () => {
  const { calls } = fakeApi();
  const { queryClient } = renderApp("/publishers/pub_1");
  await screen.findByText("None of its results is doubted");
  await expect.poll(() => calls.some(({ path }) => path === PATH)).toBe(true);
  await expect.poll(() => queryClient.isFetching()).toBe(0);
  expect(screen.queryByRole("region", CARD)).toBeNull();
});

test("days that do not load say why", async () => {
  fakeApi({ [`GET ${PATH}`]: problem(503, { detail: "busy" }) });
  renderApp("/publishers/pub_1");
  const card = within(await screen.findByRole("region", CARD));
  expect(card.getByText("busy")).toBeDefined();
  expect(card.getByRole("button", { name: "Try again" })).toBeDefined();
});
