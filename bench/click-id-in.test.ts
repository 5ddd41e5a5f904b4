import { expect, test } from "vitest";
import { clickIdIn } from "./click-id-in.ts";

const id = "0123456789abcdefghjkmnpqrstvwxyz";

test("the click id is read from the redirect's address", () => {
  const head = `HTTP/1.1 302 Found\r\nLocation: https://example.com/9/1?click_id=${id}&sub=a\r\n\r\n`;
  expect(clickIdIn(head)).toBe(id);
});

test("a redirect that carries none stops the benchmark", () => {
  expect(() => clickIdIn("HTTP/1.1 302 Found\r\nlocation: https://example.com/\r\n\r\n")).toThrow(
    "without a click id",
  );
});
