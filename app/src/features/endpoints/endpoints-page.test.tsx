import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { endpoint, endpointWithSecret } from "../../testing/endpoint-samples.ts";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, publisher } from "../../testing/samples.ts";

const SECRET = "whsec_c2VjcmV0";

async function chooseFromMenu(item: string, handlers: Handlers, part = {}) {
  const { calls } = fakeApi({ "GET /v1/endpoints": page(endpoint(part)), ...handlers });
  const { user, at } = renderApp("/endpoints");
  await user.click(await screen.findByRole("button", { name: "Actions for Warehouse" }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
  return { user, at, sent: () => calls.filter(({ method }) => method !== "GET") };
}

test("a webhook is added, and its secret is shown this once", async () => {
  const { calls } = fakeApi({ "POST /v1/endpoints": endpointWithSecret(SECRET) });
  const { user } = renderApp("/endpoints?new=true");
  const form = within(await screen.findByRole("dialog"));
  await user.selectOptions(form.getByLabelText("Kind"), "webhook");
  await user.type(form.getByLabelText("Name"), " Warehouse ");
  await user.type(form.getByLabelText("URL"), "https://hooks.example/in");
  await user.click(form.getByLabelText("conversion.approved"));
  await user.click(form.getByRole("button", { name: "Add endpoint" }));
  expect(await screen.findByText(SECRET)).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Done" }));
  await expect.poll(() => screen.queryByText(SECRET)).toBeNull();
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    kind: "webhook",
    name: "Warehouse",
    url: "https://hooks.example/in",
    allowHttp: false,
    publisherId: null,
    campaignId: null,
    eventTypeId: null,
    filter: ["conversion.approved"],
  });
});

test("a postback belongs to a publisher, and without a signature there is no secret", async () => {
  const created = endpointWithSecret(null, { kind: "postback", name: "Coupons" });
  const { calls } = fakeApi({
    "GET /v1/publishers": page(publisher()),
    "POST /v1/endpoints": created,
  });
  const app = renderApp("/endpoints?new=true");
  const form = within(await screen.findByRole("dialog"));
  await app.user.type(form.getByLabelText("Name"), "Coupons");
  await app.user.type(form.getByLabelText("URL"), "https://t.example/?c={{clickid}");
  await app.user.click(form.getByRole("button", { name: "Add endpoint" }));
  expect(form.getByText("Choose whose results are told.")).toBeDefined();
  await app.user.click(form.getByLabelText("Publisher"));
  await app.user.click(await form.findByRole("option", { name: /Coupon Corner/ }));
  await app.user.click(form.getByLabelText("Approved"));
  await app.user.click(form.getByRole("button", { name: "Add endpoint" }));
  await expect.poll(() => app.at()).toBe("/endpoints");
  expect(calls.find(({ method }) => method === "POST")?.body).toMatchObject({
    kind: "postback",
    publisherId: "pub_1",
    filter: ["approved"],
  });
});

test("an address that may not be told is refused at its field", async () => {
  const errors = [{ path: "url", message: "is not a public host" }];
  fakeApi({ "POST /v1/endpoints": problem(400, { errors }) });
  const { user } = renderApp("/endpoints?new=true");
  const form = within(await screen.findByRole("dialog"));
  await user.selectOptions(form.getByLabelText("Kind"), "webhook");
  await user.type(form.getByLabelText("Name"), "x");
  await user.type(form.getByLabelText("URL"), "https://127.1/");
  await user.click(form.getByRole("button", { name: "Add endpoint" }));
  const message = await form.findByText("is not a public host");
  expect(form.getByLabelText("URL").getAttribute("aria-describedby")).toContain(message.id);
});

test.each([
  ["active", "Pause", "paused"],
  ["paused", "Resume", "active"],
  ["disabled", "Resume", "active"],
] as const)("an endpoint that is %s offers %s", async (status, item, next) => {
  const answer = endpointWithSecret(null, { status: next, name: `Was ${status}` });
  const { sent } = await chooseFromMenu(item, { "PATCH /v1/endpoints/end_1": answer }, { status });
  expect(await screen.findByText(`Was ${status} is ${next}`)).toBeDefined();
  expect(sent().map(({ body }) => body)).toEqual([{ status: next }]);
});

test("why an endpoint was switched off stands in its row", async () => {
  const off = endpoint({ status: "disabled", statusReason: "it answered 410" });
  fakeApi({ "GET /v1/endpoints": page(off) });
  renderApp("/endpoints");
  expect(await screen.findByText("it answered 410")).toBeDefined();
  expect(screen.getByText("Switched off")).toBeDefined();
});

test("a new secret is made after a question, and shown this once", async () => {
  const answer = endpointWithSecret(SECRET);
  const { user } = await chooseFromMenu("New secret", {
    "POST /v1/endpoints/end_1/rotate": answer,
  });
  await user.click(await screen.findByRole("button", { name: "Make a new secret" }));
  expect(await screen.findByText(SECRET)).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Done" }));
  await expect.poll(() => screen.queryByText(SECRET)).toBeNull();
});

test("a test shows what the endpoint did with it", async () => {
  const sentence = "it answered 500, which is no success";
  const outcome = { outcome: "answered", sentence, status: 500, excerpt: "oops", durationMs: 80 };
  const { user } = await chooseFromMenu("Send test", { "POST /v1/endpoints/end_1/test": outcome });
  await user.click(await screen.findByRole("button", { name: "Send test" }));
  expect(await screen.findByText("Not delivered")).toBeDefined();
  expect(screen.getByText("Status 500, after 80 ms")).toBeDefined();
  expect(screen.getByRole("region", { name: "Answer" }).textContent).toBe("oops");
});

test("an endpoint is edited: what it is told of, but not whose results", async () => {
  const { user, sent } = await chooseFromMenu("Edit", {
    "GET /v1/campaigns": page(campaign()),
    "GET /v1/campaigns/cmp_1": campaign(),
    "PATCH /v1/endpoints/end_1": endpointWithSecret(null, { name: "Stock" }),
  });
  const form = within(await screen.findByRole("dialog"));
  expect(form.getByLabelText("Kind")).toHaveProperty("disabled", true);
  expect(form.getByLabelText(/Publisher/)).toHaveProperty("disabled", true);
  await user.click(form.getByLabelText(/Campaign/));
  await user.click(await form.findByRole("option", { name: /Summer sale/ }));
  await user.selectOptions(await form.findByLabelText("Event"), "sale");
  await user.click(form.getByLabelText("conversion.refunded"));
  await user.click(form.getByRole("button", { name: "Save changes" }));
  expect(await screen.findByText("Stock saved")).toBeDefined();
  expect(sent().map(({ body }) => body)).toEqual([
    {
      name: "Warehouse",
      url: "https://hooks.example/in",
      allowHttp: false,
      campaignId: "cmp_1",
      eventTypeId: "evt_1",
      filter: ["conversion.refunded"],
    },
  ]);
});

test("a URL that asks for a signature from now on gets a secret, shown this once", async () => {
  const { user } = await chooseFromMenu("Edit", {
    "PATCH /v1/endpoints/end_1": endpointWithSecret(SECRET),
  });
  await user.click(await screen.findByRole("button", { name: "Save changes" }));
  expect(await screen.findByText(SECRET)).toBeDefined();
});

test("an endpoint is deleted after a question", async () => {
  const { user, sent } = await chooseFromMenu("Delete", { "DELETE /v1/endpoints/end_1": null });
  await user.click(await screen.findByRole("button", { name: "Delete endpoint" }));
  expect(await screen.findByText("Endpoint deleted")).toBeDefined();
  expect(sent().map(({ method, path }) => `${method} ${path}`)).toEqual([
    "DELETE /v1/endpoints/end_1",
  ]);
});

test("an endpoint leads to what it was told", async () => {
  const { at } = await chooseFromMenu("Show deliveries", {});
  await expect.poll(at).toBe("/endpoints/deliveries?endpointId=end_1");
});
