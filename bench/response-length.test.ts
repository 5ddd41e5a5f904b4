import { expect, test } from "vitest";
import { responseLength } from "./response-length.ts";

const redirect = "HTTP/1.1 302 Found\r\nContent-Length: 5\r\nlocation: /a\r\n\r\n";

test("a response is its head and as many bytes as it announces", () => {
  expect(responseLength(Buffer.from(`${redirect}hello`), 302)).toBe(redirect.length + 5);
});

test("an incomplete head has no length yet", () => {
  expect(responseLength(Buffer.from(redirect.slice(0, -3)), 302)).toBeNull();
});

test.each([200, 302])("anything but the wanted %i stops the benchmark", (status) => {
  const answer = Buffer.from("HTTP/1.1 404 Not Found\r\n\r\n");
  expect(() => responseLength(answer, status)).toThrow("404");
});

test("an answer without a length stops the benchmark", () => {
  const answer = Buffer.from("HTTP/1.1 302 Found\r\n\r\n");
  expect(() => responseLength(answer, 302)).toThrow("how long");
});
