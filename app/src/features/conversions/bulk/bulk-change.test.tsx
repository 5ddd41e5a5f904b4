import type { ConversionRow } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Call, type Handlers } from "../../../testing/fake-api.ts";
import { renderApp } from "../../../testing/render-app.tsx";
import { conversion } from "../../../testing/samples.ts";

const CHANGE = "POST /v1/conversions/change";

const rows = (count: number): readonly ConversionRow[] =>
  Array.from({ length: count }, (_, i) =>
    conversion({ id: `cnv_${i}`, txid: `order-${i}`, status: "pending" }),
  );

const result = (id: string, outcome = "changed", sentence: string | null = null) => ({
  id,
  outcome,
  sentence,
  status: "approved",
  payoutMicros: 1,
  revenueMicros: 1,
});

/** Answers for each id of the call. */
const changed = ({ body }: Call) => ({
  // What the dialog sends is checked where it matters.
  data: (body as { ids: string[] }).ids.map((id) => result(id)),
});

async function openLog(shown: readonly ConversionRow[], handlers: Handlers = {}) {
  const { calls } = fakeApi({ "GET /v1/conversions": page(...shown), ...handlers });
  const { user } = renderApp("/conversions");
  await screen.findAllByRole("row", { name: /20 Nov/ });
  const bar = () => within(screen.getByRole("region", { name: "Selected conversions" }));
  const dialog = async () => within(await screen.findByRole("dialog"));
  const sent = () =>
    calls.filter(({ method }) => method === "POST").map(({ body }) => body as { ids: string[] });
  return { user, bar, dialog, sent, calls };
}

test("several conversions are approved at once, and what became of each is listed", async () => {
  const { user, bar, dialog, sent } = await openLog(rows(3), {
    [CHANGE]: {
      data: [
        result("cnv_0"),
        result("cnv_1", "refused", "an approved conversion cannot become hold"),
        result("cnv_2", "missing"),
      ],
    },
  });
  await user.click(screen.getByLabelText("Select all conversions shown"));
  expect(bar().getByText("3 selected")).toBeDefined();
  await user.click(bar().getByRole("button", { name: "Approve" }));
  const form = await dialog();
  await user.click(form.getByRole("button", { name: "Approve" }));
  expect(form.getByText("Say why.")).toBeDefined();
  await user.type(form.getByLabelText("Reason"), "checked");
  await user.click(form.getByRole("button", { name: "Approve" }));
  const list = await form.findByRole("list", { name: "Results" });
  expect(list.textContent).toMatch(/^cnv_1Refusedan approved.*cnv_2Not there.*cnv_0Changed/);
  expect(sent()).toEqual([
    { action: "approve", ids: ["cnv_0", "cnv_1", "cnv_2"], reason: "checked" },
  ]);
  await user.click(form.getByRole("button", { name: "Done" }));
  await expect
    .poll(() => screen.queryByRole("region", { name: "Selected conversions" }))
    .toBeNull();
});

test("a call that fails keeps what is done, and the next try goes on with the rest", async () => {
  let calls = 0;
  const { user, bar, dialog, sent } = await openLog(rows(250), {
    [CHANGE]: (call: Call) => {
      calls += 1;
      return calls === 2 ? problem(503, { detail: "the ledger is away" }) : changed(call);
    },
  });
  await user.click(screen.getByLabelText("Select all conversions shown"));
  await user.click(bar().getByRole("button", { name: "Reject" }));
  const form = await dialog();
  await user.type(form.getByLabelText("Reason"), "fraud");
  await user.click(form.getByRole("button", { name: "Reject" }));
  expect((await form.findByRole("alert")).textContent).toBe("the ledger is away");
  expect(form.getByLabelText("Conversions done")).toHaveProperty("value", 100);
  await user.click(form.getByRole("button", { name: "Go on" }));
  await form.findByRole("list", { name: "Results" });
  expect(sent().map(({ ids }) => ids.length)).toEqual([100, 100, 100, 50]);
  expect(
    new Set(
      sent()
        .toSpliced(1, 1)
        .flatMap(({ ids }) => ids),
    ).size,
  ).toBe(250);
});

test("whoever closes the form stops what has not been sent yet", async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const { user, bar, dialog, sent, calls } = await openLog(rows(250), { [CHANGE]: () => promise });
  await user.click(screen.getByLabelText("Select all conversions shown"));
  await user.click(bar().getByRole("button", { name: "Reject" }));
  const form = await dialog();
  await user.type(form.getByLabelText("Reason"), "fraud");
  await user.click(form.getByRole("button", { name: "Reject" }));
  await user.click(await form.findByRole("button", { name: "Stop" }));
  const before = calls.length;
  resolve({ data: rows(100).map(({ id }) => result(id)) });
  // The log is asked again once the call has been answered.
  await expect.poll(() => calls.length).toBeGreaterThan(before);
  expect(sent()).toHaveLength(1);
});

test("an adjustment sends only the amounts that were written", async () => {
  const { user, bar, dialog, sent } = await openLog(rows(2), { [CHANGE]: changed });
  await user.click(screen.getByLabelText("Select conversion order-1"));
  await user.click(bar().getByRole("button", { name: "Adjust" }));
  const form = await dialog();
  await user.type(form.getByLabelText("Reason"), "agreed by mail");
  await user.click(form.getByRole("button", { name: "Adjust" }));
  expect(form.getByText("Write a payout or a revenue, or both.")).toBeDefined();
  await user.type(form.getByLabelText(/Payout \(USD\)/), "4.20");
  await user.click(form.getByRole("button", { name: "Adjust" }));
  await expect
    .poll(() => sent())
    .toEqual([
      { action: "adjust", ids: ["cnv_1"], reason: "agreed by mail", payoutMicros: 4_200_000 },
    ]);
});

test("a tick keeps the focus, so that the next is one key away", async () => {
  const { user } = await openLog(rows(2));
  const tick = screen.getByLabelText("Select conversion order-0");
  tick.focus();
  await user.keyboard(" ");
  expect(tick).toHaveProperty("checked", true);
  expect(document.activeElement).toBe(tick);
});

test("what the status of none allows is not offered, what that of some allows is explained", async () => {
  const [first, second] = rows(2);
  if (first === undefined || second === undefined) throw new Error("there are two");
  const { user, bar, dialog } = await openLog([first, { ...second, status: "approved" }]);
  await user.click(screen.getByLabelText("Select all conversions shown"));
  expect(bar().getByRole("button", { name: "Restore" })).toHaveProperty("disabled", true);
  await user.click(bar().getByRole("button", { name: "Refund" }));
  expect((await dialog()).getByText(/The status of 1 of the 2 allows it/)).toBeDefined();
});

test("everything that matches the filter is selected, page by page", async () => {
  const all = rows(3);
  const { user, bar } = await openLog(all, {
    "GET /v1/conversions": ({ query }: Call) => {
      const at = Number(query["cursor"] ?? "0");
      return { data: [all[at]], nextCursor: at === 2 ? null : String(at + 1) };
    },
  });
  await user.click(screen.getByLabelText("Select all conversions shown"));
  await user.click(bar().getByRole("button", { name: "Select all that match" }));
  expect(await bar().findByText("3 selected")).toBeDefined();
});

test("what was ticked under one filter is not ticked under another", async () => {
  const { user } = await openLog(rows(1));
  await user.click(screen.getByLabelText("Select conversion order-0"));
  await user.selectOptions(screen.getByLabelText("Status"), "Pending");
  await expect
    .poll(() => screen.queryByRole("region", { name: "Selected conversions" }))
    .toBeNull();
});
