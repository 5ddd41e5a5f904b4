import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, click, conversion, link, publisher, report } from "../../testing/samples.ts";

const checklist = () => screen.findByRole("region", { name: "Get your first conversion" });

const CAMPAIGN = { "GET /v1/campaigns": page(campaign()) };
const PUBLISHER = { ...CAMPAIGN, "GET /v1/publishers": page(publisher()) };
const LINK = { ...PUBLISHER, "GET /v1/links": page(link()) };
const CLICK = { ...LINK, "GET /v1/clicks": page(click()) };

test.each([
  ["an empty workspace", {}, "Create campaign", "/campaigns/new"],
  ["one with a campaign", CAMPAIGN, "Add publisher", "/publishers?new=true"],
  ["one with a publisher", PUBLISHER, "Create link", "/links?new=true"],
  ["one with a link", LINK, "Open link", "https://go.example/c/summer"],
])("%s is led to its next step", async (_name, handlers, action, href) => {
  fakeApi(handlers);
  renderApp("/");
  const next = await within(await checklist()).findByRole("link", { name: action });
  expect(next.getAttribute("href")).toBe(href);
  expect(within(await checklist()).getAllByRole("link")).toHaveLength(1);
});

test("after the first click a ready postback for exactly that click is offered", async () => {
  fakeApi(CLICK);
  renderApp("/");
  const fire = await within(await checklist()).findByRole("link", { name: "Fire postback" });
  const url = new URL(fire.getAttribute("href") ?? "");
  expect(url.pathname).toBe("/pb");
  expect(url.searchParams.get("click_id")).toBe(click().id);
  expect(url.searchParams.get("amount")).toBe("25.00");
});

test("the checklist is gone once the first conversion has come", async () => {
  fakeApi({ ...CLICK, "GET /v1/conversions": page(conversion()) });
  renderApp("/");
  expect(await screen.findByText("sale · $25.00 · approved")).toBeDefined();
  expect(screen.queryByText("Get your first conversion")).toBeNull();
});

test("a link whose address is no web address is not offered to be opened", async () => {
  fakeApi({ ...PUBLISHER, "GET /v1/links": page(link({ url: "javascript:alert(1)" })) });
  renderApp("/");
  expect(await within(await checklist()).findByText("Open it")).toBeDefined();
  expect(within(await checklist()).queryByRole("link")).toBeNull();
});

test("where single clicks are not kept, the reports tell that the link was opened", async () => {
  fakeApi({ ...LINK, "GET /v1/reports": report() });
  renderApp("/");
  const step = (await within(await checklist()).findByText("Fire a postback")).closest("li");
  expect(step?.textContent).toContain("report a result for that click");
  expect(within(await checklist()).queryByRole("link")).toBeNull();
});
