import type { ClickRow } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { delivery, explanation, route, variant } from "../../testing/delivery-samples.ts";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, click } from "../../testing/samples.ts";

const ID = click().id;

const ROUTED = campaign({
  delivery: delivery({
    routing: {
      forced: [],
      regularBy: "position",
      regular: [
        route({ landings: [variant({ id: "var_l", name: "Quiz" })], variants: [variant()] }),
      ],
      default: null,
    },
  }),
});

async function openClick(part: Partial<ClickRow>, handlers: Handlers = {}) {
  const { calls } = fakeApi({
    "GET /v1/campaigns": page(ROUTED),
    "GET /v1/campaigns/cmp_1": ROUTED,
    [`GET /v1/clicks/${ID}`]: click(part),
    [`GET /v1/clicks/${ID}/explain`]: explanation(),
    ...handlers,
  });
  const { user } = renderApp(`/clicks?id=${ID}`);
  const sheet = within(await screen.findByRole("dialog"));
  await sheet.findByText("Click id");
  const value = (label: string) =>
    sheet.queryByText(label, { selector: "dt" })?.nextElementSibling?.textContent ?? null;
  return { user, sheet, value, calls };
}

test("a click shows the names of its route, destination and landing page", async () => {
  const { value } = await openClick({ routeId: "rte_1", variantId: "var_1", landingId: "var_l" });
  await expect.poll(() => value("Route")).toBe("Phones");
  expect(value("Destination")).toBe("A");
  expect(value("Landing page")).toBe("Quiz");
});

test("a click without a route says so", async () => {
  const { value } = await openClick({});
  expect(value("Route")).toBe("None: the default");
  expect(value("Landing page")).toBeNull();
});

test("everything that stood in the URL is shown", async () => {
  const { value } = await openClick({
    coupon: "SAVE10",
    cost: "0.12",
    adIds: { gclid: "Cj0" },
    query: "gclid=Cj0&cost=0.12",
    isCut: true,
  });
  expect(value("Coupon")).toBe("SAVE10");
  expect(value("Cost")).toBe("0.12");
  expect(value("gclid")).toBe("Cj0");
  expect(value("Query")).toBe("gclid=Cj0&cost=0.12");
  expect(value("Shortened")).toContain("longer than what is kept");
});

test("what was not sent takes no room", async () => {
  const { value } = await openClick({ query: "" });
  expect(value("Query")).toBe("None");
  expect([value("Coupon"), value("Cost"), value("Shortened")]).toEqual([null, null, null]);
});

test.each([
  [{ isNewVisitor: true, reason: "OK" }, "Yes", "No"],
  [{ isNewVisitor: false, reason: "D_CLICK" }, "No: was here", "Yes: not payable"],
])("of the click %j it is said whether visitor and click are new", async (part, isNew, isAgain) => {
  const { value } = await openClick(part);
  expect(value("New visitor")).toContain(isNew);
  expect(value("Duplicate")).toBe(isAgain);
});

test("why a click went its way is asked for only when somebody wants to know", async () => {
  const { user, sheet, calls } = await openClick({});
  const isAsked = () => calls.some(({ path }) => path.endsWith("/explain"));
  expect(isAsked()).toBe(false);
  await user.click(sheet.getByRole("button", { name: "Why this way?" }));
  const why = within(sheet.getByRole("region", { name: "Why this way?" }));
  expect(await why.findByText(/by version 3 of the campaign/)).toBeDefined();
  expect(isAsked()).toBe(true);
  expect(why.getAllByRole("listitem")[1]?.textContent).toContain("No: Regular route · Phones");
  expect(why.getByText(/the same way/)).toBeDefined();
});

test("what cannot be known again, and a way that came out differently, are said", async () => {
  const { user, sheet } = await openClick(
    {},
    {
      [`GET /v1/clicks/${ID}/explain`]: explanation({
        agrees: false,
        limits: ["only the address's range is kept"],
      }),
    },
  );
  await user.click(sheet.getByRole("button", { name: "Why this way?" }));
  expect(await sheet.findByText("Differs")).toBeDefined();
  expect(sheet.getByText("only the address's range is kept")).toBeDefined();
});

test("a click whose campaign version is gone says that it cannot be explained", async () => {
  const { user, sheet } = await openClick(
    {},
    {
      [`GET /v1/clicks/${ID}/explain`]: problem(404, { detail: "version 1 is no longer kept" }),
    },
  );
  await user.click(sheet.getByRole("button", { name: "Why this way?" }));
  expect((await sheet.findByRole("alert")).textContent).toContain("version 1 is no longer kept");
});
