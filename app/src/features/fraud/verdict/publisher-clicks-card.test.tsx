import type { PublisherClickHold } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { publisherClickHold } from "../../../testing/click-hold-samples.ts";
import { fakeApi, page, problem, type Call } from "../../../testing/fake-api.ts";
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

test("pages of days that were all paid are passed over", async () => {
  const { calls } = fakeApi({
    [`GET ${PATH}`]: ({ query }: Call) =>
      query["cursor"] === "c2" ? page(publisherClickHold()) : { ...page(), nextCursor: "c2" },
  });
  renderApp("/publishers/pub_1");
  expect(await screen.findByRole("list", CARD)).toBeDefined();
  expect(calls.filter(({ path }) => path === PATH)).toHaveLength(2);
});

test("a page that does not load behind an empty one is asked for again by a person alone", async () => {
  let fails = true;
  const { calls } = fakeApi({
    [`GET ${PATH}`]: ({ query }: Call) => {
      if (query["cursor"] !== "c2") return { ...page(), nextCursor: "c2" };
      const answer = fails ? problem(503, { detail: "busy" }) : page(publisherClickHold());
      fails = false;
      return answer;
    },
  });
  const { user } = renderApp("/publishers/pub_1");
  const card = within(await screen.findByRole("region", CARD));
  expect(card.getByText("busy")).toBeDefined();
  await user.click(card.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("list", CARD)).toBeDefined();
  const asked = calls.filter(({ path }) => path === PATH).map(({ query }) => query["cursor"]);
  expect(asked).toEqual([undefined, "c2", undefined, "c2"]);
});

test("days that do not load say why", async () => {
  fakeApi({ [`GET ${PATH}`]: problem(503, { detail: "busy" }) });
  renderApp("/publishers/pub_1");
  const card = within(await screen.findByRole("region", CARD));
  expect(card.getByText("busy")).toBeDefined();
  expect(card.getByRole("button", { name: "Try again" })).toBeDefined();
});
