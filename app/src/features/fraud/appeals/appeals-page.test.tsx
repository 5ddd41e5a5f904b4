import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem } from "../../../testing/fake-api.ts";
import { fraudAppeal } from "../../../testing/decision-samples.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { AT_MS } from "../../../testing/samples.ts";

test("an appeal is answered with an outcome and a reason, which is asked for", async () => {
  const { calls } = fakeApi({
    "GET /v1/fraud/appeals": page(fraudAppeal()),
    "POST /v1/fraud/appeals/apl_1/answer": fraudAppeal({ outcome: "denied" }),
  });
  const { user } = renderApp("/fraud/appeals");
  await user.click(await screen.findByRole("button", { name: "Answer" }));
  const form = within(await screen.findByRole("dialog", { name: "Answer the appeal" }));
  await user.selectOptions(form.getByLabelText("Outcome"), "Denied");
  await user.click(form.getByRole("button", { name: "Answer" }));
  expect(form.getByText("Say why.")).toBeDefined();
  await user.type(form.getByRole("textbox", { name: "Answer" }), " The times say otherwise. ");
  await user.click(form.getByRole("button", { name: "Answer" }));
  expect(await screen.findByText("Appeal denied")).toBeDefined();
  expect(calls.filter(({ method }) => method === "POST").map(({ body }) => body)).toEqual([
    { outcome: "denied", text: "The times say otherwise." },
  ]);
});

test("an answer that is refused stays in its form, with the reason", async () => {
  fakeApi({
    "GET /v1/fraud/appeals": page(fraudAppeal()),
    "POST /v1/fraud/appeals/apl_1/answer": problem(409, { detail: "it is answered already" }),
  });
  const { user } = renderApp("/fraud/appeals");
  await user.click(await screen.findByRole("button", { name: "Answer" }));
  const form = within(await screen.findByRole("dialog"));
  await user.type(form.getByRole("textbox", { name: "Answer" }), "no");
  await user.click(form.getByRole("button", { name: "Answer" }));
  expect((await form.findByRole("alert")).textContent).toBe("it is answered already");
});

test("an answered appeal has its answer, and no button", async () => {
  const done = { answeredAtMs: AT_MS, answer: "You were right.", outcome: "upheld" as const };
  fakeApi({ "GET /v1/fraud/appeals": page(fraudAppeal(done)) });
  renderApp("/fraud/appeals?open=false");
  const list = within(await screen.findByRole("list", { name: "Appeals" }));
  expect(list.getByText("You were right.", { exact: false })).toBeDefined();
  expect(list.getByText("Upheld")).toBeDefined();
  expect(list.queryByRole("button", { name: "Answer" })).toBeNull();
});

test("without appeals it is said how one comes in", async () => {
  fakeApi();
  renderApp("/fraud/appeals");
  expect(await screen.findByText("No publisher objects")).toBeDefined();
});
