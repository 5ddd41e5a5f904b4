import { expect, test } from "vitest";
import { mayAccess } from "./access.ts";

test.each([
  ["owner", true, true],
  ["manager", true, true],
  ["finance", true, false],
  ["analyst", true, false],
  ["advertiser", false, false],
  ["publisher", false, false],
  ["admin", false, false],
  ["", false, false],
  ["toString", false, false],
])("the role %j may read: %s, may write: %s", (role, mayRead, mayWrite) => {
  expect(mayAccess(role, "read")).toBe(mayRead);
  expect(mayAccess(role, "write")).toBe(mayWrite);
});
