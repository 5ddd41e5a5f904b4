import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { Dialog } from "./dialog.tsx";

const show = (children: ReactNode) =>
  render(
    <Dialog isOpen title="Add publisher" onClose={vi.fn()}>
      {children}
    </Dialog>,
  );

test("a dialog with a form opens at the first field that can be filled in", () => {
  show(
    <form>
      <input aria-label="Fixed" disabled />
      <input aria-label="Name" />
    </form>,
  );
  expect(document.activeElement).toBe(screen.getByLabelText("Name"));
});

test("a dialog that only shows something opens at its way out", () => {
  show(<p>Nothing to fill in.</p>);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Close" }));
});

test("closed, the focus is where it was opened", async () => {
  const user = userEvent.setup();
  render(<Opened />);
  await user.click(screen.getByRole("button", { name: "Add" }));
  await user.click(screen.getByRole("button", { name: "Close" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add" }));
});

function Opened() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Add
      </button>
      <Dialog isOpen={isOpen} title="Add publisher" onClose={() => setIsOpen(false)}>
        <p>Nothing to fill in.</p>
      </Dialog>
    </>
  );
}
