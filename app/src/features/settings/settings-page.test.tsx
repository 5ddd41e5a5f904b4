import { dialect } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { me } from "../../testing/samples.ts";
import { DIALECTS } from "./dialects.ts";

const DOMAIN = {
  id: "dom_1",
  hostname: "go.brand.com",
  scriptPath: null,
  eventPath: null,
  createdAtMs: 0,
};

test("the workspace is renamed, and an emptied fallback is taken away", async () => {
  const { calls } = fakeApi({
    "GET /v1/me": me({ fallbackUrl: "https://old.example/" }),
    "PATCH /v1/workspace": me().workspace,
  });
  const { user } = renderApp("/settings");
  const name = await screen.findByLabelText("Name");
  await user.clear(name);
  await user.type(name, "Brightside Media");
  await user.clear(screen.getByLabelText("Fallback URL (optional)"));
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  expect(await screen.findByText("Workspace saved")).toBeDefined();
  expect(calls.find(({ method }) => method === "PATCH")?.body).toEqual({
    name: "Brightside Media",
    fallbackUrl: null,
  });
});

test("a fallback that the server refuses is said at its field", async () => {
  const errors = [{ path: "fallbackUrl", message: "must be an absolute http(s) URL" }];
  fakeApi({ "PATCH /v1/workspace": problem(400, { detail: "fallbackUrl is not valid", errors }) });
  const { user } = renderApp("/settings");
  await user.type(await screen.findByLabelText("Fallback URL (optional)"), "nowhere");
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  expect(await screen.findByText("must be an absolute http(s) URL")).toBeDefined();
  expect(screen.getByLabelText("Fallback URL (optional)").getAttribute("aria-invalid")).toBe(
    "true",
  );
});

test("without a domain of its own the workspace is told what links use instead", async () => {
  fakeApi();
  renderApp("/settings");
  expect(await screen.findByText("No domain of your own yet")).toBeDefined();
});

test("a domain is added in lower case", async () => {
  const { calls } = fakeApi({ "POST /v1/domains": DOMAIN });
  const { user } = renderApp("/settings");
  await user.type(await screen.findByLabelText("Host name"), " Go.Brand.com ");
  await user.click(screen.getByRole("button", { name: "Add domain" }));
  expect(await screen.findByText("go.brand.com added")).toBeDefined();
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({ hostname: "go.brand.com" });
});

test.each([
  [
    "a field's complaint",
    { errors: [{ path: "hostname", message: "must be a full host name" }] },
    "must be a full host name",
  ],
  [
    "a conflict",
    { detail: "another workspace uses this host" },
    "another workspace uses this host",
  ],
])("%s about a new domain is said at its field", async (_name, part, text) => {
  fakeApi({ "POST /v1/domains": problem(409, part) });
  const { user } = renderApp("/settings");
  await user.type(await screen.findByLabelText("Host name"), "x");
  await user.click(screen.getByRole("button", { name: "Add domain" }));
  const message = await screen.findByText(text);
  expect(screen.getByLabelText("Host name").getAttribute("aria-describedby")).toBe(message.id);
});

test("a domain is deleted only after a second word, and one in use says so", async () => {
  let isUsed = true;
  fakeApi({
    "GET /v1/domains": page(DOMAIN),
    "DELETE /v1/domains/dom_1": () =>
      isUsed
        ? problem(409, { detail: "2 links use this domain" })
        : new Response(null, { status: 204 }),
  });
  const { user } = renderApp("/settings");
  await user.click(await screen.findByRole("button", { name: "Delete go.brand.com" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Delete domain" }));
  expect((await dialog.findByRole("alert")).textContent).toBe("2 links use this domain");
  isUsed = false;
  await user.click(dialog.getByRole("button", { name: "Delete domain" }));
  expect(await screen.findByText("Domain deleted")).toBeDefined();
});

test("click URLs of other systems are switched on, each with its shape in view", async () => {
  const { calls } = fakeApi({
    "GET /v1/me": me({ dialects: ["tune", "binom"] }),
    "PATCH /v1/workspace": me().workspace,
  });
  const { user } = renderApp("/settings");
  const card = within(await screen.findByRole("region", { name: "Click URLs of other systems" }));
  expect(card.getAllByRole("checkbox", { checked: true })).toHaveLength(2);
  expect(card.getByText("/aff_c?offer_id=OFFER&aff_id=PUBLISHER&aff_sub=…")).toBeDefined();
  await user.click(card.getByRole("checkbox", { name: "Keitaro" }));
  await user.click(card.getByRole("checkbox", { name: "TUNE (HasOffers)" }));
  await user.click(card.getByRole("button", { name: "Save click URLs" }));
  expect(await screen.findByText("Click URLs saved")).toBeDefined();
  expect(calls.find(({ method }) => method === "PATCH")?.body).toEqual({
    dialects: ["binom", "keitaro"],
  });
});

test("every system whose click URLs are known can be switched on", () => {
  expect(DIALECTS.map(({ value }) => value).toSorted()).toEqual(dialect.options.toSorted());
});

test("a domain's snippet is shown with the names it is given, and what the server has against them stands at the field", async () => {
  const errors = [{ path: "eventPath", message: "must be a folder and a name" }];
  let answers = 0;
  const { calls } = fakeApi({
    "GET /v1/domains": page({ ...DOMAIN, eventPath: "/assets/in" }),
    "PATCH /v1/domains/dom_1": () =>
      (answers += 1) === 1 ? problem(400, { detail: "no", errors }) : DOMAIN,
  });
  const { user } = renderApp("/settings");
  await user.click(await screen.findByRole("button", { name: "Snippet of go.brand.com" }));
  const dialog = within(await screen.findByRole("dialog"));
  const tag = dialog.getByRole("region", { name: "Snippet" });
  expect(tag.textContent).toContain('src="https://go.brand.com/j/cd.js"');
  await user.type(dialog.getByLabelText(/^Script/), "/assets/shop.js");
  expect(tag.textContent).toContain('src="https://go.brand.com/assets/shop.js"');
  await user.click(dialog.getByRole("button", { name: "Save names" }));
  expect(await dialog.findByText("must be a folder and a name")).toBeDefined();
  await user.clear(dialog.getByLabelText(/^Reports/));
  await user.click(dialog.getByRole("button", { name: "Save names" }));
  expect(await screen.findByText(/^Names saved/)).toBeDefined();
  expect(calls.findLast(({ method }) => method === "PATCH")?.body).toEqual({
    scriptPath: "/assets/shop.js",
    eventPath: null,
  });
});
