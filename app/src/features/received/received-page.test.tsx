import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { received } from "../../testing/received-samples.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign } from "../../testing/samples.ts";

const ONE: Handlers = {
  "GET /v1/campaigns": page(campaign()),
  "GET /v1/received": page(received()),
  "GET /v1/received/rcv_1": received(),
};

const verdict = {
  verdict: "recorded",
  reason: "OK",
  conversionId: "cnv_1",
  status: "approved",
  payoutMicros: 1,
  revenueMicros: 1,
  currency: "USD",
  hint: null,
};

test("before anything has come in the log says what will stand there", async () => {
  fakeApi();
  const { user } = renderApp("/");
  await user.click(await screen.findByRole("link", { name: "Received" }));
  expect(await screen.findByText("Nothing received yet")).toBeDefined();
});

test("an unusable report is listed with its verdict, its reason in words and the hint", async () => {
  fakeApi(ONE);
  renderApp("/received");
  const row = await screen.findByRole("row", { name: /20 Nov, 14:10/ });
  expect(within(row).getByText("Rejected")).toBeDefined();
  expect(within(row).getByText("Unknown event")).toBeDefined();
  expect(row.textContent).toContain("did you mean `deposit`?");
});

test("verdict, reason and way in are filters, asked of the server as they are", async () => {
  const { calls } = fakeApi({ "GET /v1/campaigns": page(campaign()) });
  const { user } = renderApp("/received?clickId=abc");
  await user.selectOptions(await screen.findByLabelText("Verdict"), "Rejected");
  await user.selectOptions(screen.getByLabelText("Reason"), "Unknown event");
  await user.selectOptions(screen.getByLabelText("Came by"), "Pixel");
  const asked = { clickId: "abc", verdict: "rejected", reason: "X_EVENT_UNKNOWN", via: "pixel" };
  await expect
    .poll(() => calls.filter(({ path }) => path === "/v1/received").at(-1)?.query)
    .toEqual({ ...asked, limit: "50" });
  expect(await screen.findByText("No report matches")).toBeDefined();
});

test("a report opens with every parameter in its order, repeated ones too", async () => {
  fakeApi(ONE);
  const { user } = renderApp("/received");
  await user.click(await screen.findByRole("row", { name: /20 Nov, 14:10/ }));
  const sheet = within(await screen.findByRole("dialog"));
  const parameters = within(await sheet.findByRole("region", { name: "Parameters" }));
  expect(parameters.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "eventdepsit",
    "sub1a",
    "sub1=b",
    "token(hidden)",
  ]);
});

test("a report judged again shows what it is by the rules of today", async () => {
  const { calls } = fakeApi({ ...ONE, "POST /v1/received/rcv_1/replay": verdict });
  const { user } = renderApp("/received?id=rcv_1");
  await user.click(await screen.findByRole("button", { name: "Judge again" }));
  expect(await screen.findByText(/By the rules of today/)).toBeDefined();
  expect(screen.getByText("Recorded", { selector: "span" })).toBeDefined();
  await expect.poll(() => calls.filter(({ path }) => path === "/v1/received/rcv_1").length).toBe(2);
});

test("a report that cannot be judged again says why", async () => {
  const refusal = problem(503, { detail: "the ledger is down: try again later" });
  fakeApi({ ...ONE, "POST /v1/received/rcv_1/replay": refusal });
  const { user } = renderApp("/received?id=rcv_1");
  await user.click(await screen.findByRole("button", { name: "Judge again" }));
  expect((await screen.findByRole("alert")).textContent).toContain("the ledger is down");
});
