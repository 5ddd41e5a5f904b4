import type { PublisherClickHold } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { publisherClickHold } from "../../../testing/click-hold-samples.ts";
import { fakeApi, page, problem } from "../../../testing/fake-api.ts";
import { renderApp } from "../../../testing/render-app.tsx";

const PATH = "/v1/publishers/pub_1/click-holds";
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
