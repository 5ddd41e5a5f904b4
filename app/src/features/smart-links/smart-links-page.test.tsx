import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { preview } from "../../testing/delivery-samples.ts";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { link, publisher, smartLink } from "../../testing/samples.ts";

const dialog = async () => within(await screen.findByRole("dialog"));

async function openFromRow(item: string, handlers: Handlers = {}) {
  const { calls } = fakeApi({
    "GET /v1/smart-links": page(smartLink()),
    "GET /v1/links": page(link()),
    ...handlers,
  });
  const { user } = renderApp("/links/smart");
  await user.click(await screen.findByRole("button", { name: "Actions for Best of summer" }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
  return { user, calls, sent: () => calls.find(({ method }) => method !== "GET")?.body };
}

test("links and smart links are two lists under one entry of the navigation", async () => {
  fakeApi();
  const app = renderApp("/links");
  const tabs = within(await screen.findByRole("navigation", { name: "Kinds of links" }));
  await app.user.click(tabs.getByRole("link", { name: "Smart links" }));
  expect(await screen.findByRole("heading", { name: "Smart links", level: 1 })).toBeDefined();
  expect(app.at()).toBe("/links/smart");
  const [main] = screen.getAllByRole("navigation", { name: "Main" });
  const entry = within(main ?? document.body).getByRole("link", { name: "Links" });
  expect(entry.getAttribute("aria-current")).toBe("page");
});

test("a workspace without smart links is told what they are for", async () => {
  fakeApi();
  const app = renderApp("/links/smart");
  expect(await screen.findByText("No smart links yet")).toBeDefined();
  const [create] = screen.getAllByRole("button", { name: "Create smart link" });
  await app.user.click(create ?? document.body);
  expect(app.at()).toBe("/links/smart?new=true");
});

test("a smart link is made of one publisher's links and their weights", async () => {
  const { calls } = fakeApi({
    "GET /v1/publishers": page(publisher()),
    "GET /v1/links": page(link(), link({ id: "lnk_2", slug: "winter" })),
    "POST /v1/smart-links": smartLink(),
  });
  const { user } = renderApp("/links/smart?new=true");
  const form = await dialog();
  await user.type(form.getByLabelText("Name"), "Best of summer");
  await user.click(form.getByLabelText("Publisher"));
  await user.click(await form.findByRole("option", { name: /Coupon Corner/ }));
  await user.click(form.getByRole("button", { name: "Add link" }));
  for (const [number, slug] of [
    [0, "summer"],
    [1, "winter"],
  ] as const) {
    await user.click(form.getAllByLabelText("Link")[number] ?? document.body);
    await user.click(await form.findByRole("option", { name: new RegExp(slug) }));
  }
  const second = form.getAllByLabelText("Weight")[1] ?? document.body;
  await user.clear(second);
  await user.type(second, "300");
  expect(form.getByText("75 % try it first")).toBeDefined();
  await user.click(form.getByRole("button", { name: "Create smart link" }));
  expect(await screen.findByText("Best of summer created")).toBeDefined();
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    name: "Best of summer",
    publisherId: "pub_1",
    members: [
      { linkId: "lnk_1", weight: 100 },
      { linkId: "lnk_2", weight: 300 },
    ],
  });
  const searched = calls.filter(
    ({ path, query }) => path === "/v1/links" && "publisherId" in query,
  );
  expect(searched.every(({ query }) => query["publisherId"] === "pub_1")).toBe(true);
  expect(searched.length).toBeGreaterThan(0);
});

test("an empty form is not sent", async () => {
  const { calls } = fakeApi();
  const { user } = renderApp("/links/smart?new=true");
  const form = await dialog();
  await user.click(form.getByRole("button", { name: "Create smart link" }));
  expect(form.getByText("Choose who gets the link.")).toBeDefined();
  expect(form.getByText("Choose a link.")).toBeDefined();
  expect(calls.some(({ method }) => method === "POST")).toBe(false);
});

test("members are changed from the row; publisher and slug stay", async () => {
  const { user, sent } = await openFromRow("Edit", {
    "PATCH /v1/smart-links/sml_1": smartLink({ name: "Best" }),
  });
  const form = await dialog();
  expect(form.queryByLabelText("Publisher")).toBeNull();
  const weight = form.getByLabelText("Weight");
  await user.clear(weight);
  await user.type(weight, "5");
  await user.click(form.getByRole("button", { name: "Save changes" }));
  expect(await screen.findByText("Best saved")).toBeDefined();
  expect(sent()).toEqual({
    name: "Best of summer",
    domainId: null,
    members: [{ linkId: "lnk_1", weight: 5 }],
  });
});

test("a member that the server refuses is said at its link", async () => {
  const errors = [{ path: "members.0.linkId", message: "belongs to another publisher" }];
  const { user } = await openFromRow("Edit", {
    "PATCH /v1/smart-links/sml_1": problem(400, { detail: "one field is not valid", errors }),
  });
  const form = await dialog();
  await user.click(form.getByRole("button", { name: "Save changes" }));
  const message = await form.findByText("belongs to another publisher");
  expect(form.getByLabelText("Link").getAttribute("aria-describedby")).toBe(message.id);
});

test("a smart link is listed with its campaigns and their shares, copied and drawn as a QR code", async () => {
  const [first] = smartLink().members;
  if (first === undefined) throw new Error("the sample has no member");
  const members = [
    { ...first, weight: 30 },
    { ...first, linkId: "lnk_2", campaignName: "Winter sale", weight: 10 },
  ];
  fakeApi({ "GET /v1/smart-links": page(smartLink({ members })) });
  const { user } = renderApp("/links/smart");
  const row = within(await screen.findByRole("row", { name: /Best of summer/ }));
  expect(row.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "Summer sale 75\u00a0%",
    "Winter sale 25\u00a0%",
  ]);
  await user.click(row.getByRole("button", { name: "Copy link best" }));
  expect(await navigator.clipboard.readText()).toBe("https://go.example/c/best");
  await user.click(row.getByRole("button", { name: "QR code of best" }));
  expect(await screen.findByTitle("QR code of https://go.example/c/best")).toBeDefined();
});

test("a paused smart link is resumed", async () => {
  fakeApi({
    "GET /v1/smart-links": page(smartLink({ status: "paused" })),
    "POST /v1/smart-links/sml_1/resume": smartLink(),
  });
  const { user } = renderApp("/links/smart");
  await user.click(await screen.findByRole("button", { name: "Actions for Best of summer" }));
  await user.click(await screen.findByRole("menuitem", { name: "Resume" }));
  expect(await screen.findByText("Best of summer is active")).toBeDefined();
});

test("a smart link is previewed as an ordinary one is", async () => {
  const { user } = await openFromRow("Preview", {
    "POST /v1/smart-links/sml_1/preview": preview(),
  });
  const sheet = await dialog();
  await user.click(await sheet.findByRole("button", { name: "Show where this visitor goes" }));
  expect(await sheet.findByText("Taken")).toBeDefined();
});

test("a list that cannot be loaded says why", async () => {
  fakeApi({ "GET /v1/smart-links": problem(503, { detail: "CONTROL is not available" }) });
  renderApp("/links/smart");
  expect((await screen.findByRole("alert")).textContent).toContain("CONTROL is not available");
});
