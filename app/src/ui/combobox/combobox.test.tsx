import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { stubBrowser } from "../../testing/stub-browser.ts";
import { Field } from "../field.tsx";
import { Combobox } from "./combobox.tsx";

const FRUIT = ["apple", "banana", "cherry"].map((value) => ({ value, label: value.toUpperCase() }));

function FruitField({
  onSearch,
  isSearching,
}: {
  onSearch: (text: string) => void;
  isSearching: boolean;
}) {
  const [value, setValue] = useState<string | null>(null);
  return (
    <Field label="Fruit">
      {(control) => (
        <Combobox
          control={control}
          value={FRUIT.find((option) => option.value === value) ?? null}
          options={isSearching ? undefined : FRUIT}
          placeholder="Any"
          onSearch={onSearch}
          onChange={setValue}
        />
      )}
    </Field>
  );
}

function setUp({ isSearching = false } = {}) {
  const onSearch = vi.fn();
  render(<FruitField onSearch={onSearch} isSearching={isSearching} />);
  return {
    user: userEvent.setup(),
    onSearch,
    input: screen.getByLabelText<HTMLInputElement>("Fruit"),
  };
}

beforeEach(stubBrowser);

test("arrow keys move through the options and around their end, and Enter chooses", async () => {
  const { user, input } = setUp();
  await user.click(input);
  expect(input.getAttribute("aria-expanded")).toBe("true");
  await user.keyboard("{ArrowUp}");
  const active = document.getElementById(input.getAttribute("aria-activedescendant") ?? "");
  expect(active?.textContent).toBe("CHERRY");
  await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  expect(input.value).toBe("BANANA");
  expect(screen.queryByRole("listbox")).toBeNull();
});

test("typing searches, and leaving without a choice forgets what was typed", async () => {
  const { user, input, onSearch } = setUp();
  await user.type(input, "ch");
  expect(onSearch).toHaveBeenLastCalledWith("ch");
  await user.tab();
  expect(input.value).toBe("");
  expect(onSearch).toHaveBeenLastCalledWith("");
});

test("an option is chosen with the mouse, and taken back with the clear button", async () => {
  const { user, input } = setUp();
  await user.click(input);
  await user.click(screen.getByRole("option", { name: "APPLE" }));
  expect(input.value).toBe("APPLE");
  await user.click(screen.getByRole("button", { name: "Clear" }));
  expect(input.value).toBe("");
});

test("Escape closes the list and nothing around it", async () => {
  const { user, input } = setUp();
  const around = vi.fn();
  document.addEventListener("keydown", around);
  await user.click(input);
  await user.keyboard("{Escape}");
  document.removeEventListener("keydown", around);
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(input).toBe(document.activeElement);
});

test("a search that is not answered yet says so", async () => {
  const { user, input } = setUp({ isSearching: true });
  await user.click(input);
  expect(screen.getByRole("status").textContent).toBe("Searching…");
});
