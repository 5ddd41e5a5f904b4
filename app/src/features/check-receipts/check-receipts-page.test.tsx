import { fileOf, platform, someLines } from "../../../../packages/core/test-support/receipts.ts";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";

const own = await platform("k1");
const keys = JSON.stringify({ keys: [own.key] });
const { records } = await own.seal("2026-05-01", someLines(3));

/** Gives the page its files and presses the button. */
async function checked(receipts: string, ids: string, publicKeys = keys) {
  const { calls } = fakeApi();
  const app = renderApp("/check-receipts");
  const give = async (label: string, name: string, text: string) =>
    app.user.upload(await screen.findByLabelText(label), new File([text], name));
  await give("Receipts", "receipts.ndjson", receipts);
  await give("Your own ids", "ids.csv", ids);
  await give("Public keys", "keys.json", publicKeys);
  await app.user.click(screen.getByRole("button", { name: "Check" }));
  return calls;
}

test("files are checked in the browser, without asking any server for anything", async () => {
  const calls = await checked(fileOf(...records), "txid\nT1\nT3\n");
  expect(await screen.findByText("Everything fits.")).toBeDefined();
  expect(screen.getByText(/3 lines of 2026-05-01 .* 2 of 2 ids have one outcome/)).toBeDefined();
  const ids = within(screen.getByRole("list", { name: "Your ids" })).getAllByRole("listitem");
  expect(ids[0]?.textContent).toContain("sale approved, 4.00 USD owed");
  expect(calls).toEqual([]);
  expect(screen.getByText(/no file leaves your computer/)).toBeDefined();
});

test("ids without an outcome stand first, and what was forged is named", async () => {
  await checked(fileOf(...records).replace("4000000", "9000000"), "T1\nT9\n");
  expect(await screen.findByText("Not everything fits.")).toBeDefined();
  const [first] = within(screen.getByRole("list", { name: "Your ids" })).getAllByRole("listitem");
  expect(first?.textContent).toContain("T9No outcome");
  const wrong = screen.getByRole("list", { name: "What is wrong" });
  expect(within(wrong).getByText(/line 3 is not as it was signed/)).toBeDefined();
});

test("a file that holds no keys is refused in words", async () => {
  await checked(fileOf(...records), "T1", "{}");
  expect((await screen.findByRole("alert")).textContent).toContain("no file of public keys");
});

test("without a file the page says which one is missing", async () => {
  fakeApi();
  const app = renderApp("/check-receipts");
  await app.user.click(await screen.findByRole("button", { name: "Check" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Choose a receipts file first.");
});
