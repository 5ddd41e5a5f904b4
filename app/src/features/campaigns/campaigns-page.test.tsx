import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Call } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign } from "../../testing/samples.ts";

test("a workspace without campaigns is told what one is for, and how to create it", async () => {
  fakeApi();
  renderApp("/campaigns");
  expect(await screen.findByText("No campaigns yet")).toBeDefined();
  expect(screen.getAllByRole("link", { name: "New campaign" })[0]?.getAttribute("href")).toBe(
    "/campaigns/new",
  );
});

test("a campaign is listed with its status and what it pays", async () => {
  fakeApi({
    "GET /v1/campaigns": page(
      campaign(),
      campaign({ id: "cmp_2", name: "Winter", status: "paused" }),
    ),
  });
  renderApp("/campaigns");
  const row = await screen.findByRole("row", { name: /Summer sale/ });
  expect(within(row).getByText("Active")).toBeDefined();
  expect(row.textContent).toContain("$3.30 CPA sale");
  expect(within(screen.getByRole("row", { name: /Winter/ })).getByText("Paused")).toBeDefined();
});

test("while the list is on its way its rows are skeletons, and it says that it is busy", async () => {
  fakeApi({ "GET /v1/campaigns": () => new Promise(() => undefined) });
  renderApp("/campaigns");
  const table = await screen.findByRole("table", { name: "Campaigns" });
  expect(table.closest("[aria-busy=true]")).not.toBeNull();
  expect(screen.queryByText("No campaigns yet")).toBeNull();
});

test("a list that cannot be loaded says why", async () => {
  fakeApi({ "GET /v1/campaigns": problem(403, { detail: "your role may not see campaigns" }) });
  renderApp("/campaigns");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("your role may not see campaigns");
  expect(alert.textContent).toContain("Request req_1");
});

test("search and status are asked of the server and stand in the address", async () => {
  const { calls } = fakeApi();
  const app = renderApp("/campaigns");
  await app.user.type(await screen.findByLabelText("Search campaigns"), "winter");
  await expect.poll(() => app.at()).toBe("/campaigns?search=winter");
  await app.user.click(screen.getByRole("button", { name: "Paused" }));
  await expect
    .poll(() => calls.at(-1)?.query)
    .toMatchObject({ search: "winter", status: "paused" });
  expect(await screen.findByText("No campaign matches")).toBeDefined();
});

test("leaving a search by the navigation empties its box too", async () => {
  fakeApi();
  const app = renderApp("/campaigns?search=winter");
  const box = await screen.findByLabelText<HTMLInputElement>("Search campaigns");
  expect(box.value).toBe("winter");
  const [link] = screen.getAllByRole("link", { name: "Campaigns" });
  await app.user.click(link ?? document.body);
  await expect.poll(() => box.value).toBe("");
  expect(app.at()).toBe("/campaigns");
});

test("more rows are loaded from where the last page ended", async () => {
  const second = campaign({ id: "cmp_2", name: "Winter" });
  const { calls } = fakeApi({
    "GET /v1/campaigns": ({ query }: Call) =>
      query["cursor"] === "next" ? page(second) : { data: [campaign()], nextCursor: "next" },
  });
  const { user } = renderApp("/campaigns");
  await user.click(await screen.findByRole("button", { name: "Load more" }));
  expect(await screen.findByRole("link", { name: "Winter" })).toBeDefined();
  expect(screen.getByRole("link", { name: "Summer sale" })).toBeDefined();
  expect(screen.getByText("2 campaigns")).toBeDefined();
  expect(calls.filter(({ query }) => query["cursor"] === "next")).toHaveLength(1);
});

test("a campaign is paused from its row", async () => {
  let status: "active" | "paused" = "active";
  fakeApi({
    "GET /v1/campaigns": () => page(campaign({ status })),
    "POST /v1/campaigns/cmp_1/pause": () => {
      status = "paused";
      return campaign({ status });
    },
  });
  const { user } = renderApp("/campaigns");
  await user.click(await screen.findByRole("button", { name: "Actions for Summer sale" }));
  await user.click(await screen.findByRole("menuitem", { name: "Pause" }));
  expect(await screen.findByText("Summer sale is paused")).toBeDefined();
  const row = screen.getByRole("row", { name: /Summer sale/ });
  expect(await within(row).findByText("Paused")).toBeDefined();
});
