import { render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { DataTable } from "./data-table.tsx";
import { columnsOf } from "./table-features.ts";

type Fruit = { readonly name: string; readonly price: number };

const helper = columnsOf<Fruit>();
const COLUMNS = helper.columns([
  helper.accessor("name", {
    header: "Name",
    sortFn: "alphanumeric",
    cell: ({ getValue }) => <button type="button">{getValue()}</button>,
  }),
  helper.accessor("price", {
    header: "Price",
    sortFn: "basic",
    meta: { align: "end", from: "md" },
  }),
]);

const FRUIT = [
  { name: "apple", price: 3 },
  { name: "banana", price: 1 },
  { name: "cherry", price: 2 },
];

const base = {
  label: "Fruit",
  columns: COLUMNS,
  rowId: (row: Fruit) => row.name,
  empty: <p>No fruit</p>,
};
const BY_PRICE = [{ id: "price", desc: true }];

const prices = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getAllByRole("cell")[1]?.textContent);

test("rows that are not known yet are drawn as skeletons", () => {
  const { container } = render(<DataTable {...base} rows={undefined} />);
  expect(container.querySelectorAll(".animate-pulse").length).toBeGreaterThan(0);
  expect(screen.queryByText("No fruit")).toBeNull();
});

test("no rows are an empty state instead of an empty table", () => {
  render(<DataTable {...base} rows={[]} />);
  expect(screen.getByText("No fruit")).toBeDefined();
  expect(screen.queryByRole("table")).toBeNull();
});

test("a table that is all there is sorted by its headers, and says how", async () => {
  render(<DataTable {...base} rows={FRUIT} initialSort={BY_PRICE} />);
  expect(prices()).toEqual(["3", "2", "1"]);
  await userEvent.click(screen.getByRole("button", { name: "Name" }));
  expect(prices()).toEqual(["3", "1", "2"]);
  expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe(
    "ascending",
  );
});

test("a table of one page of many keeps the server's order", () => {
  render(<DataTable {...base} rows={FRUIT} />);
  expect(
    within(screen.getByRole("columnheader", { name: "Name" })).queryByRole("button"),
  ).toBeNull();
});

test("only the first rows of the chosen order are shown", () => {
  render(<DataTable {...base} rows={FRUIT} initialSort={BY_PRICE} maxRows={2} />);
  expect(prices()).toEqual(["3", "2"]);
});

test("a press on a row opens it, a press on something inside does only what that is for", async () => {
  const onRowClick = vi.fn();
  render(<DataTable {...base} rows={FRUIT} onRowClick={onRowClick} />);
  await userEvent.click(screen.getByRole("button", { name: "apple" }));
  expect(onRowClick).not.toHaveBeenCalled();
  await userEvent.click(screen.getByText("1"));
  expect(onRowClick).toHaveBeenCalledWith(FRUIT[1]);
});
