import type { ClickHold } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { clickHold, clickHoldPage, decidedHold } from "../../../testing/click-hold-samples.ts";
import { fakeApi, page, problem, type Call, type Handlers } from "../../../testing/fake-api.ts";
import { clickDayAppeal } from "../../../testing/decision-samples.ts";
import { fraudFinding } from "../../../testing/fraud-samples.ts";
import { renderApp } from "../../../testing/render-app.tsx";

const LIST = "GET /v1/fraud/click-holds";
const DECIDE = "POST /v1/fraud/click-holds/decide";

const DAY = { day: "2026-11-20", campaignId: "cmp_1", publisherId: "pub_1" };

const decided = (outcome: string) => ({ data: [{ ...DAY, outcome }] });

async function openHolds(holds: readonly ClickHold[], handlers: Handlers = {}, query = "") {
  const { calls } = fakeApi({ [LIST]: clickHoldPage(...holds), ...handlers });
  const app = renderApp(`/fraud/clicks${query}`);
  const list = within(await screen.findByRole("list", { name: "Held clicks" }));
  const sent = () => calls.filter(({ method }) => method === "POST").map(({ body }) => body);
  return { ...app, calls, list, sent };
}

/** Opens the form of a decision by the button that begins with the label. */
async function askFor(label: string, { list, user }: Awaited<ReturnType<typeof openHolds>>) {
  await user.click(list.getByRole("button", { name: new RegExp(`^${label}: `) }));
  return within(await screen.findByRole("dialog"));
}

test("a day says whose and for what, how much of it is held, and by which numbers", async () => {
  const ofClicks = fraudFinding({ rule: "hidden-frame", about: "clicks", share: 0.4 });
  const { list } = await openHolds([clickHold()], {
    "GET /v1/fraud/findings": page(ofClicks),
  });
  expect(list.getByRole("link", { name: "Coupon Corner" }).getAttribute("href")).toBe(
    "/publishers/pub_1",
  );
  expect(list.getByRole("link", { name: "Summer sale" }).getAttribute("href")).toBe(
    "/campaigns/cmp_1",
  );
  expect(list.getByText("held", { exact: false, selector: "p.tabular-nums" }).textContent).toBe(
    "held $4.00 of $10.00 earned",
  );
  expect(list.getByText(/20 Nov 2026 · held since 20 Nov, 14:10/)).toBeDefined();
  expect(list.getByText("1,200 of 3,000 clicks looked at are marked.")).toBeDefined();
  expect(list.getByText(/40 % of 3000 clicks came from a frame/)).toBeDefined();
  expect(await list.findByText("4.5 %")).toBeDefined();
  expect(
    list.getByRole("button", { name: "Pay: Coupon Corner, 2026-11-20, Summer sale" }),
  ).toBeDefined();
});

test("what waits is summed up by currency, of all days", async () => {
  const euros = clickHold({ day: "2026-11-19", currency: "EUR", heldMicros: 1_500_000 });
  await openHolds([clickHold(), euros]);
  expect(screen.getByText("$4.00 + €1.50").parentElement?.textContent).toBe(
    "$4.00 + €1.50 of 2 days waits for a decision.",
  );
});

test("beside the days of one campaign stands no sum of all campaigns", async () => {
  const { list } = await openHolds([clickHold()], {}, "?campaignId=cmp_1");
  expect(list.getByText(/20 Nov 2026/)).toBeDefined();
  expect(screen.queryByText(/waits for a decision/)).toBeNull();
});

test("the open days are asked for first, and the others by the filter", async () => {
  const { user, calls, at } = await openHolds([clickHold()], {}, "?publisherId=pub_1");
  await user.click(screen.getByRole("button", { name: "Refused" }));
  const asked = () => calls.filter(({ path }) => path === "/v1/fraud/click-holds");
  await expect
    .poll(() => asked().map(({ query }) => query))
    .toEqual([
      { decision: "open", publisherId: "pub_1", limit: "50" },
      { decision: "refused", publisherId: "pub_1", limit: "50" },
    ]);
  expect(at()).toBe("/fraud/clicks?publisherId=pub_1&decision=refused");
});

test.each([
  ["Pay", "pay", "$4.00 is entered in the ledger with the day's other clicks.", "$4.00 paid"],
  ["Refuse", "refuse", /an entry that takes \$4\.00 away/, "$4.00 refused"],
] as const)("%s sends the day with the note, and says so", async (label, verb, effect, told) => {
  let left = [clickHold()];
  const opened = await openHolds(left, {
    [LIST]: () => clickHoldPage(...left),
    [DECIDE]: () => {
      left = [];
      return decided("changed");
    },
  });
  const form = await askFor(label, opened);
  expect(form.getByText("Coupon Corner, Summer sale, 20 Nov 2026")).toBeDefined();
  expect(form.getByText(effect)).toBeDefined();
  await opened.user.type(form.getByLabelText("Note (optional)"), " as agreed ");
  await opened.user.click(form.getByRole("button", { name: label }));
  expect(await screen.findByText(told)).toBeDefined();
  expect(opened.sent()).toEqual([{ days: [DAY], decision: verb, note: "as agreed" }]);
  expect(await screen.findByText("No clicks are held")).toBeDefined();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test.each([
  ["paid", "Refuse after all", "refuse", /takes \$4\.00 back/],
  ["refused", "Pay after all", "pay", /gives \$4\.00 back/],
] as const)("what was %s can be decided otherwise", async (state, label, verb, effect) => {
  const hold = decidedHold(state, { note: "looked at it" });
  const opened = await openHolds([hold], { [DECIDE]: decided("changed") }, `?decision=${state}`);
  const words = `${state === "paid" ? "Paid" : "Refused"} by Ada, 20 Nov, 14:10: “looked at it”`;
  expect(opened.list.getByText(words)).toBeDefined();
  const choices = opened.list.getAllByRole("button").map(({ textContent }) => textContent);
  // Nobody objects to what is paid.
  expect(choices).toEqual(state === "paid" ? [label] : [label, "Enter an appeal…"]);
  const form = await askFor(label, opened);
  expect(form.getByText(effect)).toBeDefined();
  await opened.user.click(form.getByRole("button", { name: /^(Pay|Refuse)$/ }));
  await expect.poll(opened.sent).toEqual([{ days: [DAY], decision: verb, note: "" }]);
});

test.each([
  ["unchanged", "Nothing changed", "It was paid already."],
  ["missing", "Nothing was decided", "Nothing of that day is held any more."],
])("a day that is %s says plainly that nothing was done", async (outcome, text, detail) => {
  const opened = await openHolds([clickHold()], { [DECIDE]: decided(outcome) });
  const form = await askFor("Pay", opened);
  await opened.user.click(form.getByRole("button", { name: "Pay" }));
  expect(await screen.findByText(text)).toBeDefined();
  expect(screen.getByText(detail)).toBeDefined();
  expect(screen.queryByText("$4.00 paid")).toBeNull();
});

test("what the publisher says against a day is entered beside it", async () => {
  const opened = await openHolds([clickHold()], { "POST /v1/fraud/appeals": clickDayAppeal() });
  const form = await askFor("Enter an appeal", opened);
  await opened.user.type(form.getByLabelText("What the publisher says"), "Our readers.");
  await opened.user.click(form.getByRole("button", { name: "Enter appeal" }));
  expect(await screen.findByText("Appeal entered")).toBeDefined();
  expect(opened.sent()).toEqual([{ clickDay: DAY, text: "Our readers." }]);
});

test("a day to which its publisher objects says so, and no second appeal is offered", async () => {
  const { list } = await openHolds([clickHold({ openAppealId: "apl_2" })]);
  expect(list.getByText("Publisher objects")).toBeDefined();
  expect(list.queryByRole("button", { name: /^Enter an appeal/ })).toBeNull();
  expect(list.getByRole("button", { name: /^Refuse: / })).toBeDefined();
});

test("an appeal that waits already is named in its form", async () => {
  const detail = "there is an appeal without an answer already: answer apl_2 first";
  const opened = await openHolds([clickHold()], {
    "POST /v1/fraud/appeals": problem(409, { code: "conflict", detail }),
  });
  const form = await askFor("Enter an appeal", opened);
  await opened.user.type(form.getByLabelText("What the publisher says"), "Our readers.");
  await opened.user.click(form.getByRole("button", { name: "Enter appeal" }));
  expect((await form.findByRole("alert")).textContent).toBe(detail);
});

test("a decision renews the list and what is shown of the ledger", async () => {
  const opened = await openHolds([clickHold()], { [DECIDE]: decided("changed") });
  const { queryClient, calls } = opened;
  queryClient.setQueryData(["ledger", "entries", "pub_1"], "as it was");
  const form = await askFor("Pay", opened);
  await opened.user.click(form.getByRole("button", { name: "Pay" }));
  await expect
    .poll(() => queryClient.getQueryState(["ledger", "entries", "pub_1"])?.isInvalidated)
    .toBe(true);
  await expect
    .poll(() => calls.filter(({ path }) => path === "/v1/fraud/click-holds").length)
    .toBe(2);
});

test("a decision that is refused stays in its form, with the reason", async () => {
  const opened = await openHolds([clickHold()], {
    [DECIDE]: problem(503, { detail: "the consumer does not answer" }),
  });
  const form = await askFor("Refuse", opened);
  await opened.user.type(form.getByLabelText("Note (optional)"), "bots");
  await opened.user.click(form.getByRole("button", { name: "Refuse" }));
  expect((await form.findByRole("alert")).textContent).toBe("the consumer does not answer");
  expect(form.getByLabelText<HTMLInputElement>("Note (optional)").value).toBe("bots");
});

test("a list that does not load says why, and can be asked for again", async () => {
  let fails = true;
  fakeApi({
    [LIST]: () => (fails ? problem(503, { detail: "busy" }) : clickHoldPage(clickHold())),
  });
  const { user } = renderApp("/fraud/clicks");
  const alert = within(await screen.findByRole("alert"));
  expect(alert.getByText("busy")).toBeDefined();
  fails = false;
  await user.click(alert.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("list", { name: "Held clicks" })).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("further days come with the cursor of the page before", async () => {
  const first = { ...clickHoldPage(clickHold()), nextCursor: "c2" };
  const second = clickHoldPage(clickHold({ day: "2026-11-19" }));
  const { user, list } = await openHolds([], {
    [LIST]: ({ query }: Call) => (query["cursor"] === "c2" ? second : first),
  });
  await user.click(screen.getByRole("button", { name: "Load more" }));
  expect(await list.findByText(/19 Nov 2026/)).toBeDefined();
  expect(list.getByText(/20 Nov 2026/)).toBeDefined();
});

test.each([
  ["", "No clicks are held"],
  ["?decision=paid", "Nothing was paid yet"],
  ["?publisherId=pub_1", "No day matches"],
])("without days under %s it is said what would be there", async (query, title) => {
  fakeApi();
  renderApp(`/fraud/clicks${query}`);
  expect(await screen.findByText(title)).toBeDefined();
});

test("the page is a tab beside the findings", async () => {
  fakeApi();
  renderApp("/fraud/clicks");
  const tabs = within(await screen.findByRole("navigation", { name: "Fraud" }));
  const names = tabs.getAllByRole("link").map(({ textContent }) => textContent);
  expect(names.slice(2, 4)).toEqual(["Findings", "Clicks"]);
  expect(tabs.getByRole("link", { current: "page" }).textContent).toBe("Clicks");
});
