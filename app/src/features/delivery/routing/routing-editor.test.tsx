import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { openEditor } from "../../../testing/campaign-page.ts";
import { route, variant } from "../../../testing/delivery-samples.ts";
import { problem } from "../../../testing/fake-api.ts";

const PHONES = route();
const TABLETS = route({
  id: "rte_2",
  name: "Tablets",
  conditions: [{ field: "device", isNot: false, values: ["tablet"] }],
});
const ROUTING = {
  forced: [],
  regularBy: "position" as const,
  regular: [PHONES, TABLETS],
  default: null,
};

const routeNamed = (name: string) => within(screen.getByRole("region", { name: `Route ${name}` }));

test("a new route is put together from conditions and weighted destinations", async () => {
  const { user, sheet, saved } = await openEditor("routing");
  await user.click(sheet.getByRole("button", { name: "Add regular route" }));
  const added = routeNamed("Route 1");
  await user.click(added.getByPlaceholderText("Add a country"));
  await user.keyboard("germ{Enter}");
  await user.type(added.getByLabelText("URL"), "https://shop.example/a");
  await user.click(added.getByRole("button", { name: "Add destination" }));
  const [, second] = added.getAllByLabelText("URL");
  const [, weight] = added.getAllByLabelText("Weight");
  if (second === undefined || weight === undefined) throw new Error("no second destination");
  await user.type(second, "https://shop.example/b");
  await user.clear(weight);
  await user.type(weight, "300");
  expect(added.getByText("25 % of new visitors")).toBeDefined();
  expect(added.getByText("75 % of new visitors")).toBeDefined();
  const url = (letter: string) => `https://shop.example/${letter}`;
  expect(await saved()).toEqual({
    delivery: {
      routing: {
        forced: [],
        regularBy: "position",
        regular: [
          {
            name: "Route 1",
            isPaused: false,
            weight: 100,
            match: "all",
            conditions: [{ field: "country", isNot: false, values: ["DE"] }],
            landings: [],
            variants: [
              { name: "A", url: url("a"), weight: 100, isPaused: false },
              { name: "B", url: url("b"), weight: 300, isPaused: false },
            ],
          },
        ],
        default: null,
      },
    },
  });
});

test("stored routes change places and keep their ids", async () => {
  const { user, sheet, saved } = await openEditor("routing", { routing: ROUTING });
  const up = sheet.getByRole("button", { name: "Move route Phones up" });
  expect(up).toHaveProperty("disabled", true);
  await user.click(sheet.getByRole("button", { name: "Move route Phones down" }));
  expect(await saved()).toEqual({
    delivery: { routing: { ...ROUTING, regular: [TABLETS, PHONES] } },
  });
});

test("a route is one line until it is opened, and is removed without opening it", async () => {
  const { user, sheet, saved } = await openEditor("routing", { routing: ROUTING });
  expect(routeNamed("Phones").getByText("Device is Mobile → A")).toBeDefined();
  expect(sheet.queryByLabelText("URL")).toBeNull();
  await user.click(sheet.getByRole("button", { name: "Remove route Phones" }));
  expect(await saved()).toEqual({ delivery: { routing: { ...ROUTING, regular: [TABLETS] } } });
});

test("by weight, routes have shares instead of an order; what is paused has none", async () => {
  const regular = [PHONES, { ...TABLETS, weight: 300 }, route({ id: "rte_3", isPaused: true })];
  const { user, sheet } = await openEditor("routing", { routing: { ...ROUTING, regular } });
  await user.click(sheet.getByRole("button", { name: "By weight" }));
  expect(routeNamed("Tablets").getByText("75 %")).toBeDefined();
  expect(sheet.queryByRole("button", { name: "Move route Tablets up" })).toBeNull();
  await user.click(routeNamed("Tablets").getByRole("button", { name: /Tablets/, expanded: false }));
  expect(routeNamed("Tablets").getByLabelText("Route weight")).toHaveProperty("value", "300");
});

test("a paused destination gets nobody, one of weight 0 keeps its visitors", async () => {
  const variants = [
    variant(),
    variant({ id: "var_2", name: "B", weight: 0 }),
    variant({ id: "var_3", name: "C", isPaused: true }),
  ];
  const routing = { ...ROUTING, regular: [route({ variants })] };
  const { user, saved } = await openEditor("routing", { routing });
  await user.click(routeNamed("Phones").getByRole("button", { name: /Phones/, expanded: false }));
  const opened = routeNamed("Phones");
  expect(opened.getByText("100 % of new visitors")).toBeDefined();
  expect(opened.getByText("Keeps its visitors only")).toBeDefined();
  expect(opened.getByText("Nobody is sent here")).toBeDefined();
  await user.click(opened.getAllByRole("checkbox", { name: "Paused" })[0] ?? document.body);
  expect(await saved()).toMatchObject({
    delivery: { routing: { regular: [{ variants: [{ id: "var_1", isPaused: true }, {}, {}] }] } },
  });
});

test("the last destination of a route cannot be removed, a landing page can", async () => {
  const routing = { ...ROUTING, regular: [route({ landings: [variant({ name: "Quiz" })] })] };
  const { user } = await openEditor("routing", { routing });
  await user.click(routeNamed("Phones").getByRole("button", { name: /Phones/, expanded: false }));
  const opened = routeNamed("Phones");
  expect(opened.queryByRole("button", { name: "Remove destination A" })).toBeNull();
  await user.click(opened.getByRole("button", { name: "Remove landing page Quiz" }));
  expect(opened.queryByRole("group", { name: "landing page Quiz" })).toBeNull();
});

test("the default is the campaign's destination, or a route that takes everybody", async () => {
  const { user, sheet, saved } = await openEditor("routing");
  expect(sheet.getByText("https://shop.example/?cid={clickid}")).toBeDefined();
  await user.click(sheet.getByRole("button", { name: "A route of its own" }));
  const last = routeNamed("Default");
  expect(last.queryByRole("button", { name: "Add condition" })).toBeNull();
  await user.type(last.getByLabelText("URL"), "https://shop.example/all");
  expect(await saved()).toMatchObject({
    delivery: { routing: { default: { variants: [{ url: "https://shop.example/all" }] } } },
  });
});

test("what the server refuses is said at the field, in a route that opens by itself", async () => {
  const errors = [
    { path: "delivery.routing.regular.1.variants.0.url", message: "unknown macro {clikid}" },
    { path: "delivery.routing.regular.0.conditions.0.values.0", message: "no such device" },
    { path: "delivery.routing.regular.0.surprise", message: "is not known" },
  ];
  const { save } = await openEditor(
    "routing",
    { routing: ROUTING },
    { "PATCH /v1/campaigns/cmp_1": problem(400, { detail: "three fields are not valid", errors }) },
  );
  await save();
  const message = await screen.findByText("unknown macro {clikid}");
  const url = routeNamed("Tablets").getByLabelText("URL");
  expect(url.getAttribute("aria-describedby")).toContain(message.id);
  const devices = routeNamed("Phones").getByRole("group", { name: "Device" });
  const described = document.getElementById(devices.getAttribute("aria-describedby") ?? "");
  expect(described?.textContent).toBe("no such device");
  expect(screen.getByRole("alert").textContent).toBe(
    "2 fields need your attention.delivery.routing.regular.0.surprise: is not known",
  );
});

test("a route without an address is not sent", async () => {
  const { user, sheet, save, sent } = await openEditor("routing");
  await user.click(sheet.getByRole("button", { name: "Add forced route" }));
  await save();
  expect(sheet.getByText("Choose at least one.")).toBeDefined();
  expect(sheet.getByText(/Write a whole address/)).toBeDefined();
  expect(sheet.getByRole("alert").textContent).toBe("2 fields need your attention.");
  expect(sent()).toBeUndefined();
});
