import { beforeEach, expect, test } from "vitest";
import { applyTheme, storedTheme } from "./theme.ts";

beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset["theme"];
});

test("without a choice the system's theme applies", () => {
  expect(storedTheme()).toBe("system");
});

test("a chosen theme is applied and remembered", () => {
  applyTheme("dark");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(storedTheme()).toBe("dark");
});

test("going back to the system's theme forgets the choice", () => {
  applyTheme("light");
  applyTheme("system");
  expect(document.documentElement.dataset["theme"]).toBeUndefined();
  expect(storedTheme()).toBe("system");
});

test("an unreadable stored theme counts as none", () => {
  localStorage.setItem("cleverdrip.theme", "sepia");
  expect(storedTheme()).toBe("system");
});
