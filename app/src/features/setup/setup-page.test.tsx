import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { me } from "../../testing/samples.ts";

const OPEN = { "GET /v1/setup": { isOpen: true } };

async function fillIn({ user }: ReturnType<typeof renderApp>, password: string) {
  await user.type(await screen.findByLabelText("Your name"), "Ada");
  await user.type(screen.getByLabelText("E-mail"), "ada@example.com");
  await user.type(screen.getByLabelText("Password"), password);
  await user.type(screen.getByLabelText("Workspace name"), "Brightside");
  await user.click(screen.getByRole("button", { name: "Create workspace" }));
}

test("the setup token comes from the fragment, and the first administrator lands on the overview", async () => {
  const { calls } = fakeApi({ ...OPEN, "POST /v1/setup": me() });
  const app = renderApp("/setup#token=one-time");
  await fillIn(app, "a long password");
  expect(await screen.findByRole("heading", { name: "Overview" })).toBeDefined();
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    token: "one-time",
    name: "Ada",
    email: "ada@example.com",
    password: "a long password",
    workspaceName: "Brightside",
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: "USD",
  });
});

test("what is missing is said at its field, without asking the server", async () => {
  const { calls } = fakeApi(OPEN);
  await fillIn(renderApp("/setup"), "short");
  expect(screen.getByLabelText("Password").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("Use at least 12 characters.")).toBeDefined();
  expect(screen.getByText("Paste the setup token of this installation.")).toBeDefined();
  expect(calls.some(({ method }) => method === "POST")).toBe(false);
});

test("a field that the server refuses carries the server's words", async () => {
  const refused = problem(400, {
    errors: [{ path: "email", message: "is a known throw-away address" }],
  });
  fakeApi({ ...OPEN, "POST /v1/setup": refused });
  await fillIn(renderApp("/setup#token=one-time"), "a long password");
  const message = await screen.findByText("is a known throw-away address");
  expect(screen.getByLabelText("E-mail").getAttribute("aria-describedby")).toBe(message.id);
});

test("a wrong token is said beside the button", async () => {
  fakeApi({ ...OPEN, "POST /v1/setup": problem(403, { detail: "this token is not valid" }) });
  await fillIn(renderApp("/setup#token=guess"), "a long password");
  expect(
    within(await screen.findByRole("alert")).getByText("this token is not valid"),
  ).toBeDefined();
});

test("a finished setup leads to the sign-in", async () => {
  fakeApi();
  renderApp("/setup#token=late");
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeDefined();
});
