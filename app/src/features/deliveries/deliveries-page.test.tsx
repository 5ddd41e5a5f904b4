import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { deliveryDetail, endpoint } from "../../testing/endpoint-samples.ts";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";

const { payload: _payload, log: _log, ...row } = deliveryDetail();

const ONE: Handlers = {
  "GET /v1/endpoints": page(endpoint()),
  "GET /v1/deliveries": page(row),
  "GET /v1/deliveries/dlv_1": deliveryDetail(),
};

test("before anything was told the page says what will stand there", async () => {
  fakeApi();
  renderApp("/endpoints/deliveries");
  expect(await screen.findByText("No deliveries yet")).toBeDefined();
});

test("a delivery is listed with its endpoint's name, its state and its attempts", async () => {
  fakeApi(ONE);
  renderApp("/endpoints/deliveries");
  const line = await screen.findByRole("row", { name: /20 Nov, 14:10/ });
  expect(await within(line).findByText("Warehouse")).toBeDefined();
  expect(within(line).getByText("Failed")).toBeDefined();
  expect(line.textContent).toContain("the receiver answered 500");
});

test("state and endpoint are filters, asked of the server as they are", async () => {
  const { calls } = fakeApi({ "GET /v1/endpoints": page(endpoint()) });
  const { user } = renderApp("/endpoints/deliveries?conversionId=cnv_1");
  await user.selectOptions(await screen.findByLabelText("State"), "Failed");
  await screen.findByRole("option", { name: "Warehouse" });
  await user.selectOptions(screen.getByLabelText("Endpoint"), "Warehouse");
  await expect
    .poll(() => calls.filter(({ path }) => path === "/v1/deliveries").at(-1)?.query)
    .toEqual({ conversionId: "cnv_1", state: "failed", endpointId: "end_1", limit: "50" });
});

test("a delivery opens with every attempt, and is sent again under the same id", async () => {
  const again = deliveryDetail({ state: "pending" });
  const { calls } = fakeApi({ ...ONE, "POST /v1/deliveries/dlv_1/replay": again });
  const { user } = renderApp("/endpoints/deliveries?id=dlv_1");
  const attempts = within(await screen.findByRole("region", { name: "Attempts" }));
  const lines = attempts.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(lines[0]).toContain("1. Refused by the receiverStatus 500");
  expect(lines[0]).toContain("took 0.1 s: oops");
  expect(lines[1]).toContain("2. No answer in timeNo answer");
  await user.click(screen.getByRole("button", { name: "Send again" }));
  expect(await screen.findByText("On its way again, under the same id")).toBeDefined();
  expect(calls.filter(({ method }) => method === "POST")).toHaveLength(1);
});

test("what is on its way is not sent again", async () => {
  fakeApi({ ...ONE, "GET /v1/deliveries/dlv_1": deliveryDetail({ state: "pending" }) });
  renderApp("/endpoints/deliveries?id=dlv_1");
  await screen.findByRole("region", { name: "Attempts" });
  expect(screen.queryByRole("button", { name: "Send again" })).toBeNull();
});

test("a replay that is refused says why", async () => {
  const refusal = problem(409, { detail: "it is on its way: there is nothing to replay" });
  fakeApi({ ...ONE, "POST /v1/deliveries/dlv_1/replay": refusal });
  const { user } = renderApp("/endpoints/deliveries?id=dlv_1");
  await user.click(await screen.findByRole("button", { name: "Send again" }));
  expect((await screen.findByRole("alert")).textContent).toContain("nothing to replay");
});

async function sendRange(answer: unknown) {
  const { calls } = fakeApi({ ...ONE, "POST /v1/deliveries/replay": answer });
  const { user } = renderApp("/endpoints/deliveries?endpointId=end_1&from=2026-11-19");
  await user.click(await screen.findByRole("button", { name: "Send again …" }));
  const form = within(await screen.findByRole("dialog"));
  await user.click(form.getByRole("button", { name: "Send again" }));
  expect(form.getByText("Choose the last day.")).toBeDefined();
  await user.type(form.getByLabelText("To"), "2026-11-20");
  await user.click(form.getByRole("button", { name: "Send again" }));
  return { form, sent: () => calls.filter(({ method }) => method === "POST") };
}

test("the failed ones of some days are sent again, those of the filter to begin with", async () => {
  const { form, sent } = await sendRange({ ids: ["dlv_1", "dlv_2"], isComplete: true });
  expect((await form.findByRole("status")).textContent).toBe(
    "2 are on their way again, under the same ids.",
  );
  expect(sent().map(({ body }) => body)).toEqual([
    {
      endpointId: "end_1",
      state: "failed",
      from: "2026-11-19T00:00:00.000Z",
      to: "2026-11-21T00:00:00.000Z",
    },
  ]);
});

test("what one call leaves behind is said", async () => {
  const { form } = await sendRange({ ids: ["dlv_1"], isComplete: false });
  expect((await form.findByRole("status")).textContent).toContain("More are left");
});
