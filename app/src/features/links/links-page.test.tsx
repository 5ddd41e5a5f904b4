import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, link, publisher } from "../../testing/samples.ts";

const PARTS = { "GET /v1/campaigns": page(campaign()), "GET /v1/publishers": page(publisher()) };

const dialog = async () => within(await screen.findByRole("dialog"));

async function choose({ user }: ReturnType<typeof renderApp>) {
  const form = await dialog();
  await user.click(form.getByLabelText("Campaign"));
  await user.click(await form.findByRole("option", { name: "Summer sale" }));
  await user.click(form.getByLabelText("Publisher"));
  await user.keyboard("{ArrowDown}{Enter}");
  return form;
}

test("a workspace without links is told how to get the first", async () => {
  fakeApi();
  const app = renderApp("/links");
  expect(await screen.findByText("No links yet")).toBeDefined();
  await app.user.click(screen.getAllByRole("button", { name: "Create link" })[0] ?? document.body);
  expect(app.at()).toBe("/links?new=true");
});

test("a link is made of a campaign, a publisher and a slug, and shown ready to be copied", async () => {
  const { calls } = fakeApi({
    ...PARTS,
    "GET /v1/domains": page({ id: "dom_1", hostname: "go.brand.com", createdAtMs: 0 }),
    "POST /v1/links": link(),
  });
  const app = renderApp("/links?new=true");
  const form = await choose(app);
  await app.user.type(form.getByLabelText("Slug (optional)"), "summer");
  await app.user.selectOptions(form.getByLabelText("Tracking domain"), "go.brand.com");
  await app.user.click(form.getByRole("button", { name: "Create link" }));
  expect(await screen.findByText("Link created")).toBeDefined();
  await app.user.click(screen.getByRole("button", { name: "Copy tracking link" }));
  expect(await navigator.clipboard.readText()).toBe("https://go.example/c/summer");
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    campaignId: "cmp_1",
    publisherId: "pub_1",
    slug: "summer",
    domainId: "dom_1",
  });
});

test("a slug that is taken is said at its field, and the choices stay", async () => {
  const errors = [{ path: "slug", message: "is taken" }];
  fakeApi({ ...PARTS, "POST /v1/links": problem(409, { detail: "slug: is taken", errors }) });
  const app = renderApp("/links?new=true");
  const form = await choose(app);
  await app.user.click(form.getByRole("button", { name: "Create link" }));
  const message = await form.findByText("is taken");
  expect(form.getByLabelText("Slug (optional)").getAttribute("aria-describedby")).toContain(
    message.id,
  );
  expect(form.getByLabelText<HTMLInputElement>("Campaign").value).toBe("Summer sale");
});

test("without a campaign or a publisher nothing is sent", async () => {
  const { calls } = fakeApi(PARTS);
  const { user } = renderApp("/links?new=true");
  const form = await dialog();
  await user.click(form.getByRole("button", { name: "Create link" }));
  expect(form.getByText("Choose the campaign to promote.")).toBeDefined();
  expect(form.getByText("Choose who gets the link.")).toBeDefined();
  expect(calls.some(({ method }) => method === "POST")).toBe(false);
});

test("a listed link is opened, copied and drawn as a QR code", async () => {
  fakeApi({ "GET /v1/links": page(link()) });
  const { user } = renderApp("/links");
  const anchor = await screen.findByRole("link", { name: "go.example/c/summer" });
  expect(anchor.getAttribute("href")).toBe("https://go.example/c/summer");
  expect(anchor.getAttribute("rel")).toBe("noopener noreferrer");
  await user.click(screen.getByRole("button", { name: "Copy link summer" }));
  expect(await navigator.clipboard.readText()).toBe("https://go.example/c/summer");
  await user.click(screen.getByRole("button", { name: "QR code of summer" }));
  expect(await screen.findByTitle("QR code of https://go.example/c/summer")).toBeDefined();
});

test("an address that is no web address is text, not a link", async () => {
  fakeApi({ "GET /v1/links": page(link({ url: "javascript:alert(1)" })) });
  renderApp("/links");
  expect(await screen.findByText("javascript:alert(1)")).toBeDefined();
  expect(screen.queryByRole("link", { name: /alert/ })).toBeNull();
});

test("a link is paused, and leads to its clicks", async () => {
  const { calls } = fakeApi({
    "GET /v1/links": page(link()),
    "POST /v1/links/lnk_1/pause": link({ status: "paused" }),
  });
  const app = renderApp("/links");
  await app.user.click(await screen.findByRole("button", { name: "Actions for summer" }));
  await app.user.click(await screen.findByRole("menuitem", { name: "Pause" }));
  expect(await screen.findByText("Link summer is paused")).toBeDefined();
  expect(calls.some(({ path }) => path === "/v1/links/lnk_1/pause")).toBe(true);
  await app.user.click(screen.getByRole("button", { name: "Actions for summer" }));
  await app.user.click(await screen.findByRole("menuitem", { name: "Show clicks" }));
  await expect.poll(() => app.at()).toBe("/clicks?linkId=lnk_1");
});

test("a list that cannot be loaded says why", async () => {
  fakeApi({ "GET /v1/links": problem(503, { detail: "CONTROL is not available" }) });
  renderApp("/links");
  expect((await screen.findByRole("alert")).textContent).toContain("CONTROL is not available");
});
