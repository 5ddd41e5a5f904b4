import { render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
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
