import { afterEach } from "vitest";
import { currentToasts, dismissToast } from "../ui/toast-store.ts";

// Toasts outlive the page that made them, as they should, but not the test.
afterEach(() => {
  for (const { id } of currentToasts()) dismissToast(id);
});
