import { expect, test } from "vitest";
import { queueLabel } from "./queue-label.ts";

test.each([
  ["cleverdrip-clicks", "Clicks and reports"],
  ["cleverdrip-clicks-2", "Clicks and reports, queue 2"],
  ["cleverdrip-deliveries", "Deliveries"],
  ["another-7", "another-7"],
])("messages of %s are called %s", (queue, label) => {
  expect(queueLabel(queue)).toBe(label);
});
