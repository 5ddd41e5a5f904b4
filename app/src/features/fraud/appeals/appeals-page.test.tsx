import type { FraudAppeal } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem } from "../../../testing/fake-api.ts";
import { clickDayAppeal, fraudAppeal } from "../../../testing/decision-samples.ts";
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

const heldDay = clickDayAppeal().clickDay;

function dayWith(hold: NonNullable<FraudAppeal["clickDay"]>["hold"]) {
  if (heldDay === null) throw new Error("the sample is of no day");
  return clickDayAppeal({ clickDay: { ...heldDay, hold } });
}

test("an appeal of paid clicks names the day and its money, and is answered by what becomes of that", async () => {
  const { calls } = fakeApi({
    "GET /v1/fraud/appeals": page(clickDayAppeal()),
    "POST /v1/fraud/appeals/apl_2/answer": clickDayAppeal({ outcome: "upheld" }),
  });
  const { user, queryClient } = renderApp("/fraud/appeals");
  queryClient.setQueryData(["ledger", "entries", "pub_1"], "as it was");
  const list = within(await screen.findByRole("list", { name: "Appeals" }));
  const words = "Paid clicks of 20 Nov 2026, Harbour Times, $12.30 held";
  expect(list.getByText(words)).toBeDefined();
  expect(list.getByRole("link", { name: "Show the day" }).getAttribute("href")).toBe(
    "/fraud/clicks?publisherId=pub_1&campaignId=cmp_1&decision=open",
  );
  await user.click(list.getByRole("button", { name: "Answer" }));
  const form = within(await screen.findByRole("dialog", { name: "Answer the appeal" }));
  expect(form.getByText("The publisher is right: what is held is paid.")).toBeDefined();
  await user.selectOptions(form.getByLabelText("Outcome"), "Denied");
  expect(form.getByText("The day stays as it is.")).toBeDefined();
  await user.selectOptions(form.getByLabelText("Outcome"), "Upheld");
  await user.type(form.getByRole("textbox", { name: "Answer" }), "Right.");
  await user.click(form.getByRole("button", { name: "Answer" }));
  expect(await screen.findByText("Appeal upheld")).toBeDefined();
  expect(calls.filter(({ method }) => method === "POST").map(({ body }) => body)).toEqual([
    { outcome: "upheld", text: "Right." },
  ]);
  await expect
    .poll(() => queryClient.getQueryState(["ledger", "entries", "pub_1"])?.isInvalidated)
    .toBe(true);
});

test.each([
  ["refused", "$12.30 refused", "what was refused is paid after all."],
  ["paid", "$12.30 paid", "nothing of the day is held any more."],
] as const)(
  "a day that is %s says so, and what to uphold it does",
  async (decision, state, effect) => {
    const appeal = dayWith({ currency: "USD", heldMicros: 12_300_000, decision });
    fakeApi({ "GET /v1/fraud/appeals": page(appeal) });
    const { user } = renderApp("/fraud/appeals");
    await user.click(await screen.findByRole("button", { name: "Answer" }));
    const form = within(await screen.findByRole("dialog"));
    expect(form.getByText(`The publisher is right: ${effect}`)).toBeDefined();
    expect(screen.getByText(`Paid clicks of 20 Nov 2026, Harbour Times, ${state}`)).toBeDefined();
  },
);

test("a day of which nothing is held any more is still named, and has no link", async () => {
  fakeApi({ "GET /v1/fraud/appeals": page(dayWith(null)) });
  renderApp("/fraud/appeals");
  const list = within(await screen.findByRole("list", { name: "Appeals" }));
  const words = "Paid clicks of 20 Nov 2026, Harbour Times: nothing is held any more.";
  expect(list.getByText(words)).toBeDefined();
  expect(list.queryByRole("link")).toBeNull();
});

test("the words for a result are about the result", async () => {
  fakeApi({ "GET /v1/fraud/appeals": page(fraudAppeal()) });
  const { user } = renderApp("/fraud/appeals");
  const link = await screen.findByRole("link", { name: "Show the result" });
  expect(link.getAttribute("href")).toBe("/conversions?id=cnv_1");
  await user.click(screen.getByRole("button", { name: "Answer" }));
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByText("The publisher is right: the result is approved.")).toBeDefined();
});

test("without appeals it is said how one comes in", async () => {
  fakeApi();
  renderApp("/fraud/appeals");
  expect(await screen.findByText("No publisher objects")).toBeDefined();
});
