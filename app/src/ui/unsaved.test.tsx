import { createEvent, fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page } from "../testing/fake-api.ts";
import { renderApp } from "../testing/render-app.tsx";
import { campaign, link, me } from "../testing/samples.ts";

async function openForm(path: string, label: string, text: string) {
  fakeApi({ "GET /v1/campaigns": page(campaign()), "PATCH /v1/workspace": me().workspace });
  const app = renderApp(path);
  const field = await screen.findByLabelText<HTMLInputElement>(label);
  await app.user.type(field, text);
  return { ...app, field };
}

const answer = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));

test("Escape right behind the first keystroke asks before the dialog closes", async () => {
  fakeApi();
  renderApp("/links?new=true");
  const field = await screen.findByLabelText<HTMLInputElement>("Slug (optional)");
  // As in a busy browser, React gets no time of its own between the two: `fireEvent` would give it some.
  field.dispatchEvent(createEvent.input(field, { target: { value: "s" } }));
  field.dispatchEvent(createEvent.keyDown(field, { key: "Escape" }));
  await answer("Keep editing");
  expect(screen.getByLabelText<HTMLInputElement>("Slug (optional)").value).toBe("s");
});

test.each([
  ["a new campaign", "/campaigns/new", "Name"],
  ["a domain", "/settings", "Host name"],
  ["the workspace", "/settings", "Name"],
  ["rows to upload", "/uploads", "Or paste rows from a spreadsheet"],
])("what was typed for %s is asked about before the page is left", async (_form, path, label) => {
  const { user, field, at } = await openForm(path, label, "abc");
  await user.click(screen.getByRole("link", { name: "Publishers" }));
  await answer("Keep editing");
  // While something is asked, what is behind it cannot be found.
  const wayOut = await screen.findByRole("link", { name: "Publishers" });
  expect([at(), field.value]).toEqual([path, expect.stringContaining("abc")]);
  await user.click(wayOut);
  await answer("Discard");
  await expect.poll(at).toBe("/publishers");
});

test("a form and one in a dialog in front of it are asked about in one question", async () => {
  const { user, router, at } = await openForm("/settings", "Host name", "go.brand.com");
  await user.click(screen.getByRole("button", { name: "Set rate" }));
  await user.type(await screen.findByLabelText(/is so many/), "1.5");
  // Behind a dialog no link can be pressed, but the browser has ways of its own.
  void router.navigate({ to: "/publishers" });
  await answer("Keep editing");
  expect(screen.getByLabelText<HTMLInputElement>(/is so many/).value).toBe("1.5");
  void router.navigate({ to: "/publishers" });
  await answer("Discard");
  await expect.poll(at).toBe("/publishers");
  expect(screen.queryByText("Discard changes?")).toBeNull();
});

test("a form that was saved and stays is left without a question", async () => {
  const { user, at } = await openForm("/settings", "Name", "abc");
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  await screen.findByText("Workspace saved");
  await user.click(screen.getByRole("link", { name: "Publishers" }));
  await expect.poll(at).toBe("/publishers");
});

test("Cancel leaves a new campaign without a question", async () => {
  const { user, at } = await openForm("/campaigns/new", "Name", "abc");
  await user.click(screen.getByRole("link", { name: "Cancel" }));
  await expect.poll(at).toBe("/campaigns");
});

test("a dialog whose form was saved while it asked does not ask when it opens again", async () => {
  const saved = Promise.withResolvers<unknown>();
  fakeApi({ "GET /v1/links": page(link()), "PATCH /v1/links/lnk_1": () => saved.promise });
  const { user } = renderApp("/links");
  const openAndType = async () => {
    await user.click(await screen.findByRole("button", { name: "Actions for summer" }));
    await user.click(await screen.findByRole("menuitem", { name: "Edit" }));
    await user.type(await screen.findByLabelText("Aliases (optional)"), "7");
  };
  await openAndType();
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  await user.keyboard("{Escape}");
  await screen.findByText("Discard changes?");
  saved.resolve(link());
  await screen.findByText("Link summer saved");
  await openAndType();
  expect(screen.queryByText("Discard changes?")).toBeNull();
});
