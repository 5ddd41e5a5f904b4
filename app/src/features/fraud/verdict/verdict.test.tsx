import type { ConversionFraud } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Handlers } from "../../../testing/fake-api.ts";
import { fraudAppeal, fraudDecision } from "../../../testing/decision-samples.ts";
import { doubtedConversion } from "../../../testing/fraud-samples.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { AT_MS, conversion, publisher } from "../../../testing/samples.ts";

async function openConversion(fraud: ConversionFraud, handlers: Handlers = {}) {
  const { calls } = fakeApi({
    "GET /v1/publishers": page(publisher()),
    "GET /v1/conversions/cnv_1": conversion({ status: "hold", reason: "H_FRAUD" }),
    "GET /v1/conversions/cnv_1/fraud": fraud,
    ...handlers,
  });
  const { user } = renderApp("/conversions?id=cnv_1");
  const section = await screen.findByRole("region", { name: "Fraud" });
  return { user, section, within: within(section), calls };
}

test("a doubted result has its numbers, the peers', the way out and the version", async () => {
  const { within: section } = await openConversion(doubtedConversion());
  expect(section.getByText("Held: it came too soon after its click.")).toBeDefined();
  expect(section.getByText(/31 % of 212 results came under 45 s/)).toBeDefined();
  expect(section.getByText("hold the money from a score of 80 %")).toBeDefined();
  expect(section.getByText("4.5 %")).toBeDefined();
  expect(section.getByText("if it had come 45 s or more after its click")).toBeDefined();
  expect(section.getByText(/by rules version 1\./)).toBeDefined();
  expect(section.getByRole("link", { name: "Show the click" }).getAttribute("href")).toMatch(
    /^\/clicks\?id=/,
  );
  const same = within(section.getByRole("list", { name: "The same was found in" }));
  expect(same.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
    "/conversions?id=cnv_7",
    "/conversions?id=cnv_8",
  ]);
});

test("what the publisher may be told has none of the numbers", async () => {
  const { within: section } = await openConversion(doubtedConversion());
  const told = section.getByText("What the publisher may be told").parentElement;
  expect(told?.textContent).not.toMatch(/\d/);
});

test("decisions and appeals of a result stand in its record, and a second appeal has to wait", async () => {
  const fraud = doubtedConversion({
    decisions: [fraudDecision({ undoneAtMs: AT_MS })],
    appeals: [fraudAppeal()],
  });
  const { within: section } = await openConversion(fraud);
  const record = section.getByRole("list", { name: "Decisions and appeals" });
  expect(record.textContent).toContain("Rejected: among 1 result by Ada, 20 Nov, 14:10");
  expect(record.textContent).toContain("(click injection), undone 20 Nov, 14:10");
  expect(record.textContent).toContain("It waits for an answer.");
  expect(section.queryByRole("button", { name: "Enter an appeal…" })).toBeNull();
});

test("what a publisher says is entered for it", async () => {
  const {
    user,
    within: section,
    calls,
  } = await openConversion(doubtedConversion(), {
    "POST /v1/fraud/appeals": fraudAppeal(),
  });
  await user.click(section.getByRole("button", { name: "Enter an appeal…" }));
  const form = within(await screen.findByRole("dialog", { name: "Enter an appeal" }));
  await user.type(form.getByLabelText("What the publisher says"), "Our readers.");
  await user.click(form.getByRole("button", { name: "Enter appeal" }));
  expect(await screen.findByText("Appeal entered")).toBeDefined();
  expect(calls.filter(({ method }) => method === "POST").map(({ body }) => body)).toEqual([
    { conversionId: "cnv_1", text: "Our readers." },
  ]);
});

test("a verdict that cannot be loaded says so, and the rest of the result is there", async () => {
  fakeApi({
    "GET /v1/conversions/cnv_1": conversion(),
    "GET /v1/conversions/cnv_1/fraud": problem(503, { detail: "EVENTS is not available" }),
  });
  renderApp("/conversions?id=cnv_1");
  const sheet = within(await screen.findByRole("dialog"));
  expect((await sheet.findByRole("alert")).textContent).toContain("EVENTS is not available");
  expect(sheet.getByText("Conversion id")).toBeDefined();
});
