import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { CheckChips } from "./check-chips.tsx";
import { CheckField } from "./check-field.tsx";
import { ValuesField } from "./values-field.tsx";

type HostsProps = { readonly first?: readonly string[]; readonly separator?: RegExp };

function Hosts({ first = [], separator }: HostsProps) {
  const [values, setValues] = useState(first);
  return (
    <ValuesField
      label="Hosts"
      values={values}
      onChange={setValues}
      {...(separator === undefined ? {} : { separator })}
    />
  );
}

function setUp(props: HostsProps = {}) {
  render(<Hosts {...props} />);
  return { user: userEvent.setup(), input: screen.getByLabelText<HTMLInputElement>("Hosts") };
}

const chips = () => screen.queryAllByRole("listitem").map((chip) => chip.textContent);

test("a value is added by Enter, without sending the form around it", async () => {
  const onSubmit = vi.fn();
  render(
    <form onSubmit={onSubmit}>
      <Hosts />
    </form>,
  );
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Hosts"), " shop.example {Enter}");
  expect(chips()).toEqual(["shop.example"]);
  expect(onSubmit).not.toHaveBeenCalled();
});

test("what is typed is a value before it is settled, and stays where it was typed", async () => {
  const onChange = vi.fn();
  render(<ValuesField label="Hosts" values={["a.example"]} onChange={onChange} />);
  const input = screen.getByLabelText<HTMLInputElement>("Hosts");
  const user = userEvent.setup();
  await user.type(input, "b");
  expect(onChange).toHaveBeenLastCalledWith(["a.example", "b"]);
  await user.tab();
  expect(input.value).toBe("b");
});

test("a value that its owner writes differently leaves no trail of what was typed", async () => {
  function Lower() {
    const [values, setValues] = useState<readonly string[]>([]);
    return (
      <>
        <ValuesField
          label="Hosts"
          values={values}
          onChange={(next) => setValues(next.map((value) => value.toLowerCase()))}
        />
        <output>{values.join()}</output>
      </>
    );
  }
  render(<Lower />);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Hosts"), "ABC{Enter}DE");
  expect(screen.getByRole("status").textContent).toBe("abc,de");
  expect(chips()).toEqual(["abc"]);
});

test("what is typed a second time is one value", async () => {
  const { user, input } = setUp({ first: ["a"] });
  await user.type(input, "a{Enter}");
  expect(chips()).toEqual(["a"]);
});

test("a separator ends a value as Enter does", async () => {
  const { user, input } = setUp({ separator: /[\s,;]+/ });
  await user.type(input, "de, en;fr");
  expect(chips()).toEqual(["de", "en"]);
  expect(input.value).toBe("fr");
});

test("a list is pasted at once, and nothing is in it twice", async () => {
  const { user, input } = setUp({ first: ["a.example"], separator: /[\s,;]+/ });
  await user.click(input);
  await user.paste("a.example, b.example;c.example\nb.example\n");
  expect(chips()).toEqual(["a.example", "b.example", "c.example"]);
});

test("where a comma belongs to values it does not part them", async () => {
  const { user, input } = setUp();
  await user.click(input);
  await user.paste("T-Mobile USA, Inc.");
  await user.keyboard("{Enter}");
  expect(chips()).toEqual(["T-Mobile USA, Inc."]);
});

test("a value is taken away by its button, the last one by Backspace", async () => {
  const { user, input } = setUp({ first: ["a", "b", "c"] });
  await user.click(screen.getByRole("button", { name: "Remove b" }));
  expect(chips()).toEqual(["a", "c"]);
  await user.type(input, "{Backspace}");
  expect(chips()).toEqual(["a"]);
});

test("choices are given in their own order, whatever order they are made in", async () => {
  const onChange = vi.fn();
  const choices = [1, 2, 3].map((value) => ({ value, label: `Day ${value}` }));
  render(<CheckChips legend="Days" choices={choices} values={[3]} onChange={onChange} />);
  await userEvent.click(screen.getByRole("checkbox", { name: "Day 1" }));
  expect(onChange).toHaveBeenLastCalledWith([1, 3]);
  await userEvent.click(screen.getByRole("checkbox", { name: "Day 3" }));
  expect(onChange).toHaveBeenLastCalledWith([]);
});

test("a complaint about choices is tied to them", () => {
  render(
    <CheckChips legend="Days" error="choose one" choices={[]} values={[]} onChange={vi.fn()} />,
  );
  const group = screen.getByRole("group", { name: "Days" });
  const id = group.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(id)?.textContent).toBe("choose one");
});

test("a thing that is on or off is described by its hint", () => {
  render(<CheckField label="Paused" hint="Nobody gets it." isChecked onChange={vi.fn()} />);
  const box = screen.getByRole<HTMLInputElement>("checkbox", { name: "Paused" });
  expect(box.checked).toBe(true);
  const id = box.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(id)?.textContent).toBe("Nobody gets it.");
});
