import { render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { MACROS } from "./macros.ts";
import { UrlField } from "./url-field.tsx";

function Field({ text }: { readonly text: string }) {
  const [value, setValue] = useState(text);
  return <UrlField label="URL" value={value} error={undefined} onChange={setValue} />;
}

async function open(text = "") {
  render(<Field text={text} />);
  const user = userEvent.setup();
  const toggle = screen.getByRole("button", { name: "Macros for URL" });
  await user.click(toggle);
  return { user, toggle, input: screen.getByLabelText<HTMLInputElement>("URL") };
}

const press = (name: string) => screen.getByRole("button", { name: `{${name}}` });

test("every macro of the closed list is at hand, in its group", async () => {
  const { toggle } = await open();
  expect(toggle.getAttribute("aria-expanded")).toBe("true");
  for (const { name } of MACROS) expect(press(name)).toBeDefined();
  const visitor = within(screen.getByRole("group", { name: "Visitor" }));
  expect(visitor.getByRole("button", { name: "{country}" })).toBeDefined();
});

test("macros are put where the cursor is, one behind the other, in place of what is marked", async () => {
  const { user, input } = await open("https://shop.example/?a=&b=OLD");
  input.setSelectionRange(24, 24);
  await user.click(press("clickid"));
  await user.click(press("sub1"));
  expect(input.value).toBe("https://shop.example/?a={clickid}{sub1}&b=OLD");
  input.setSelectionRange(input.value.length - 3, input.value.length);
  await user.click(press("source"));
  expect(input.value).toBe("https://shop.example/?a={clickid}{sub1}&b={source}");
});

test.each([
  ["aff_sub3", ["{sub3}"]],
  ["{GEO}", ["{country}"]],
  ["Pinterest", ["{epik}"]],
])("searching for %s finds %j", async (text, expected) => {
  const { user } = await open();
  await user.type(
    screen.getByRole("searchbox", { name: "Search macros" }),
    text.replace("{", "{{"),
  );
  const found = within(screen.getByRole("region", { name: "Macros" })).getAllByRole("button");
  expect(found.map((button) => button.textContent)).toEqual(expected);
});

test("a macro that does not exist is not offered", async () => {
  const { user } = await open();
  await user.type(screen.getByRole("searchbox", { name: "Search macros" }), "password");
  expect(screen.getByText("No macro is called so.")).toBeDefined();
});
