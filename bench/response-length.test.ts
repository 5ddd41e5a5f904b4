import { expect, test } from "vitest";
import { responseLength } from "./response-length.ts";

const redirect = "HTTP/1.1 302 Found\r\nContent-Length: 5\r\nlocation: /a\r\n\r\n";

test("a response is its head and as many bytes as it announces", () => {
  expect(responseLength(Buffer.from(`${redirect}hello`))).toBe(redirect.length + 5);
});

test("an incomplete head has no length yet", () => {
  expect(responseLength(Buffer.from(redirect.slice(0, -3)))).toBeNull();
});

test("anything but a redirect stops the benchmark", () => {
  expect(() => responseLength(Buffer.from("HTTP/1.1 404 Not Found\r\n\r\n"))).toThrow("404");
});

test("a redirect without a length stops the benchmark", () => {
  expect(() => responseLength(Buffer.from("HTTP/1.1 302 Found\r\n\r\n"))).toThrow("how long");
});
