import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem, type Handlers } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign } from "../../testing/samples.ts";
import { tally, upload, uploadPreview } from "../../testing/upload-samples.ts";

const GRID = "Order\tTotal\nA-1\t1,234\nA-2\t2,500\n";

const API: Handlers = {
  "GET /v1/campaigns": page(campaign()),
  "GET /v1/campaigns/cmp_1": campaign(),
  "POST /v1/uploads/preview": uploadPreview(),
  "POST /v1/uploads": upload(),
  "GET /v1/uploads/upl_1": upload(),
};

async function pasted(handlers: Handlers = {}) {
  const api = fakeApi({ ...API, ...handlers });
  const app = renderApp("/uploads");
  await app.user.click(await screen.findByLabelText(/Or paste rows/));
  await app.user.paste(GRID);
  await app.user.click(screen.getByRole("button", { name: "Look at the columns" }));
  return { ...api, ...app };
}

test("pasted rows are shown by column, completed, tried and then shown as a dry run", async () => {
  const { user, calls, at } = await pasted();
  expect(await screen.findByText("1,234 · 2,500")).toBeDefined();
  expect(screen.getByLabelText<HTMLSelectElement>("Meaning of Order").value).toBe("txid");
  await user.selectOptions(screen.getByLabelText("Meaning of Total"), "Sale amount");
  await user.click(screen.getByRole("button", { name: /Try it/ }));
  expect(await screen.findByText(/say how they are written/)).toBeDefined();
  await user.selectOptions(screen.getByLabelText("Amounts are written"), "1,234.50");
  await user.click(screen.getByLabelText("Campaign"));
  await user.click(await screen.findByRole("option", { name: campaign().name }));
  await user.click(screen.getByRole("button", { name: /Try it/ }));
  await expect.poll(at).toBe("/uploads/upl_1");
  const sent = calls.find(({ method, path }) => method === "POST" && path === "/v1/uploads");
  expect(sent?.body).toEqual({
    name: "Pasted rows",
    text: GRID,
    kind: "results",
    delimiter: "\t",
    hasHeader: true,
    columns: ["txid", "amount"],
    numbers: "point",
    dates: "iso",
    defaults: { campaign_id: "cmp_1" },
  });
  expect(await screen.findByText("Dry run: nothing is recorded yet")).toBeDefined();
});

test("a file is taken like pasted rows, and one that is too large is refused before it is read", async () => {
  const { calls } = fakeApi(API);
  const { user } = renderApp("/uploads");
  const input = await screen.findByLabelText<HTMLInputElement>("CSV file");
  const large = new File(["x"], "large.csv");
  Object.defineProperty(large, "size", { value: 11 * 1024 * 1024 });
  await user.upload(input, large);
  expect(await screen.findByText(/large.csv is larger than 10 MiB/)).toBeDefined();
  expect(calls.some(({ path }) => path === "/v1/uploads/preview")).toBe(false);
});

test("what the server says about the rows stands beside them", async () => {
  await pasted({
    "POST /v1/uploads/preview": problem(400, { detail: "text: holds no rows" }),
  });
  expect((await screen.findByRole("alert")).textContent).toContain("holds no rows");
});

test("a dry run goes on by itself; what it found is shown with the way to record it", async () => {
  let looked = 0;
  fakeApi({
    ...API,
    "GET /v1/uploads/upl_1": upload({ state: "checking", checkedRows: 0, checked: tally() }),
    "POST /v1/uploads/upl_1/check": () => {
      looked += 1;
      return looked < 3 ? upload({ state: "checking", checkedRows: looked }) : upload();
    },
  });
  renderApp("/uploads/upl_1");
  expect(await screen.findByRole("button", { name: "Record 2 results" })).toBeDefined();
  expect(looked).toBe(3);
  expect(screen.getByText("$6.60")).toBeDefined();
  const problems = within(screen.getByRole("region", { name: "1 row with a problem" }));
  expect(problems.getByText("Line 4")).toBeDefined();
  expect(problems.getByText(/did you mean "sale"/)).toBeDefined();
  const file = problems.getByRole("link", { name: "Problem rows as CSV" });
  expect(file.getAttribute("href")).toBe("/v1/uploads/upl_1/errors.csv");
});

test("a commit goes on call by call to its end, and says what became of the rows", async () => {
  const parts = [
    upload({ state: "committing", committedRows: 1 }),
    upload({ state: "done", committedRows: 3, committed: tally({ recorded: 2, refused: 1 }) }),
  ];
  fakeApi({ ...API, "POST /v1/uploads/upl_1/commit": () => parts.shift() });
  const { user } = renderApp("/uploads/upl_1");
  await user.click(await screen.findByRole("button", { name: "Record 2 results" }));
  expect(await screen.findByRole("link", { name: "See the conversions" })).toBeDefined();
  expect(screen.getByRole("progressbar", { name: "Rows recorded" })).toBeDefined();
  expect(screen.getByText("3 of 3")).toBeDefined();
});

test("a commit that stopped says so, and goes on where it was after a reload", async () => {
  const stopped = upload({ state: "committing", committedRows: 1 });
  fakeApi({
    ...API,
    "GET /v1/uploads/upl_1": stopped,
    "POST /v1/uploads/upl_1/commit": problem(503, { detail: "the ledger does not answer" }),
  });
  const { user } = renderApp("/uploads/upl_1");
  expect(await screen.findByText(/2 rows are left/)).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Go on recording" }));
  expect((await screen.findByRole("alert")).textContent).toContain("what was done stays done");
});

test("rows that hold nothing new are not recorded again, and the upload before is named", async () => {
  const same = upload({ checked: tally({ duplicate: 3 }), sameAs: "upl_0" });
  fakeApi({ ...API, "GET /v1/uploads/upl_1": same });
  renderApp("/uploads/upl_1");
  expect(await screen.findByText(/nothing new in these rows/)).toBeDefined();
  const before = screen.getByRole("link", { name: "recorded before" });
  expect(before.getAttribute("href")).toBe("/uploads/upl_0");
});

test("earlier uploads are listed with how far they are", async () => {
  fakeApi({ ...API, "GET /v1/uploads": page(upload({ state: "done" })) });
  renderApp("/uploads");
  const list = within(await screen.findByRole("list", { name: "Uploads, newest first" }));
  expect(list.getByRole("link", { name: "shop.csv" }).getAttribute("href")).toBe("/uploads/upl_1");
  expect(list.getByText("Recorded")).toBeDefined();
});
