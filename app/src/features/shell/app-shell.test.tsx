import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";

test("the navigation marks the page that is open, whatever its filters", async () => {
  fakeApi();
  renderApp("/clicks?reason=OK");
  const [nav] = await screen.findAllByRole("navigation", { name: "Main" });
  if (nav === undefined) throw new Error("no navigation");
  expect(within(nav).getByRole("link", { name: "Clicks" }).getAttribute("aria-current")).toBe(
    "page",
  );
  expect(
    within(nav).getByRole("link", { name: "Overview" }).getAttribute("aria-current"),
  ).toBeNull();
});

test("on a phone the navigation comes in a sheet and goes once a page is chosen", async () => {
  fakeApi();
  const app = renderApp("/clicks");
  await app.user.click(await screen.findByRole("button", { name: "Menu" }));
  const sheet = within(await screen.findByRole("dialog", { name: "Menu" }));
  await app.user.click(sheet.getByRole("link", { name: "Publishers" }));
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  expect(app.at()).toBe("/publishers");
});

test("the keyboard can skip the navigation", async () => {
  fakeApi();
  renderApp("/clicks");
  const skip = await screen.findByRole("link", { name: "Skip to content" });
  expect(document.querySelector(skip.getAttribute("href") ?? "")?.tagName).toBe("MAIN");
});

test("the theme is chosen in turn and applied to the page", async () => {
  fakeApi();
  const { user } = renderApp("/clicks");
  await user.click(await screen.findByRole("button", { name: "Theme: system. Change to light" }));
  await user.click(screen.getByRole("button", { name: "Theme: light. Change to dark" }));
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  await user.click(screen.getByRole("button", { name: "Theme: dark. Change to system" }));
  expect(document.documentElement.dataset["theme"]).toBeUndefined();
});

test("an address that leads nowhere says so", async () => {
  fakeApi();
  renderApp("/nowhere");
  expect(await screen.findByRole("heading", { name: "There is nothing here" })).toBeDefined();
});
