import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { me } from "../../testing/samples.ts";

async function fillIn({ user }: ReturnType<typeof renderApp>, password: string) {
  await user.type(await screen.findByLabelText("E-mail"), "ada@example.com");
  await user.type(screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

test("a visitor who is not signed in is asked to, and comes back to the page they wanted", async () => {
  let isSignedIn = false;
  fakeApi({
    "GET /v1/me": () => (isSignedIn ? me() : problem(401, { code: "unauthenticated" })),
    "POST /v1/auth/sign-in/email": () => {
      isSignedIn = true;
      return {};
    },
  });
  const app = renderApp("/clicks?reason=OK");
  await fillIn(app, "correct horse battery");
  expect(await screen.findByRole("heading", { name: "Clicks" })).toBeDefined();
  expect(app.at()).toBe("/clicks?reason=OK");
});

test("a wrong password gets a sentence that says so, and the form stays filled", async () => {
  fakeApi({
    "POST /v1/auth/sign-in/email": Response.json(
      { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" },
      { status: 401 },
    ),
  });
  const app = renderApp("/sign-in");
  await fillIn(app, "guess");
  expect((await screen.findByRole("alert")).textContent).toBe(
    "This e-mail address and password do not match.",
  );
  expect(screen.getByLabelText<HTMLInputElement>("E-mail").value).toBe("ada@example.com");
});

test("too many attempts are told to wait", async () => {
  fakeApi({
    "POST /v1/auth/sign-in/email": Response.json({ message: "Too many" }, { status: 429 }),
  });
  await fillIn(renderApp("/sign-in"), "guess");
  expect((await screen.findByRole("alert")).textContent).toMatch(/Wait a minute/);
});

test("a fresh installation leads to its setup", async () => {
  fakeApi({ "GET /v1/setup": { isOpen: true } });
  const app = renderApp("/sign-in");
  expect(await screen.findByRole("heading", { name: "Set up CleverDrip" })).toBeDefined();
  expect(app.at()).toBe("/setup");
});

test("what another person had loaded is gone after signing in", async () => {
  fakeApi({ "POST /v1/auth/sign-in/email": {} });
  const app = renderApp("/sign-in");
  app.queryClient.setQueryData(["campaigns", "item", "cmp_other"], { name: "Secret" });
  await fillIn(app, "correct horse battery");
  await waitFor(() => expect(app.at()).toBe("/"));
  expect(app.queryClient.getQueryData(["campaigns", "item", "cmp_other"])).toBeUndefined();
});

test("signing out ends at the sign-in page", async () => {
  const { calls } = fakeApi({ "POST /v1/auth/sign-out": { success: true } });
  const app = renderApp("/settings");
  await app.user.click(await screen.findByRole("button", { name: "Sign out" }));
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeDefined();
  expect(calls.some(({ path }) => path === "/v1/auth/sign-out")).toBe(true);
});
