import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Button } from "./button.tsx";
import { CopyIconButton } from "./copy-button.tsx";
import { DetailList } from "./detail-list.tsx";
import { FormProblem, ProblemNotice } from "./problem-notice.tsx";
import { Segmented } from "./segmented.tsx";
import { Sparkline } from "./sparkline.tsx";
import { TextField } from "./text-field.tsx";
import { toast } from "./toast-store.ts";
import { Toaster } from "./toaster.tsx";

test("a field ties its hint and its complaint to the input", () => {
  render(
    <TextField
      label="Slug"
      hint="The end of the address."
      error="is taken"
      value=""
      onChange={vi.fn()}
    />,
  );
  const input = screen.getByLabelText("Slug");
  const described = (input.getAttribute("aria-describedby") ?? "").split(" ");
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
    "is taken",
    "The end of the address.",
  ]);
  expect(input.getAttribute("aria-invalid")).toBe("true");
});

test("a busy button is not pressed a second time", async () => {
  const onClick = vi.fn();
  render(
    <Button isBusy onClick={onClick}>
      Save
    </Button>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(onClick).not.toHaveBeenCalled();
});

test("of several choices the one that is on says so", async () => {
  const onChange = vi.fn();
  const options = [
    { value: "a", label: "A" },
    { value: "b", label: "B" },
  ] as const;
  render(<Segmented label="Letters" options={options} value="a" onChange={onChange} />);
  expect(screen.getByRole("button", { name: "A" }).getAttribute("aria-pressed")).toBe("true");
  await userEvent.click(screen.getByRole("button", { name: "B" }));
  expect(onChange).toHaveBeenCalledWith("b");
});

test("a copy that the browser refuses says what to do instead", async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
  render(
    <>
      <CopyIconButton text="abc" what="click id" />
      <Toaster />
    </>,
  );
  await user.click(screen.getByRole("button", { name: "Copy click id" }));
  expect(await screen.findByText(/select the text instead/)).toBeDefined();
});

test("a toast is announced, and no more than three are kept", () => {
  render(<Toaster />);
  act(() => ["one", "two", "three", "four"].forEach((text) => toast(text)));
  expect(screen.getByRole("status").textContent).toBe("twothreefour");
});

test("a bug in the dashboard itself is not blamed on the server, and shows nothing of itself", () => {
  render(
    <>
      <ProblemNotice error={new TypeError("x is undefined")} />
      <FormProblem error={new TypeError("x is undefined")} />
    </>,
  );
  expect(screen.getAllByText("Something went wrong in the dashboard itself.")).toHaveLength(2);
});

test("a form without an error shows no notice", () => {
  const { container } = render(<FormProblem error={null} />);
  expect(container.innerHTML).toBe("");
});

test("a value that nobody knows is said to be unknown, and one that is zero is not", () => {
  render(
    <DetailList
      title="Click"
      details={[
        { label: "Source", value: "" },
        { label: "Device", value: null },
        { label: "Count", value: "0" },
      ]}
    />,
  );
  const values = screen.getAllByRole("definition").map((value) => value.textContent);
  expect(values).toEqual(["Not known", "Not known", "0"]);
});

test("a single click is a low bar, not a full one", () => {
  const { container } = render(<Sparkline values={[0, 1, 0]} label="1 click" />);
  const heights = [...container.querySelectorAll("rect")].map((bar) =>
    Number(bar.getAttribute("height")),
  );
  expect(Math.max(...heights)).toBeLessThan(20);
});
