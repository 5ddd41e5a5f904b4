import { expect, test } from "vitest";
import { CLICK_ID, ENTITY_ID, pageAnswer, readCursor } from "./cursor.ts";

const entity = `cmp_${"0123456789abcdefghjkmnpq"}`;
const click = "0123456789abcdefghjkmnpqrstvwxyz";

test.each([
  [entity, ENTITY_ID],
  [click, CLICK_ID],
])("the cursor of %s leads back to it", (lastId, shape) => {
  const page = pageAnswer({ rows: [1], lastId }, (n) => n + 1);
  expect(page.data).toEqual([2]);
  expect(page.nextCursor).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(readCursor(page.nextCursor ?? undefined, shape)).toBe(lastId);
});

test("the last page has no cursor, and no cursor is the first page", () => {
  expect(pageAnswer({ rows: [], lastId: null }, String).nextCursor).toBeNull();
  expect(readCursor(undefined, ENTITY_ID)).toBeNull();
});

test.each(["", "=", "a", "not base64!", btoa(entity), btoa("\u00ff\u0000")])(
  "the cursor %j of somewhere else is refused",
  (cursor) => {
    expect(() => readCursor(cursor, CLICK_ID)).toThrow("nextCursor");
  },
);
