import { expect, test } from "vitest";
import { requireDestination } from "./destination.ts";

test.each([
  "https://shop.example",
  "http://shop.example:8080/a?b={sub1}#c",
  "HTTPS://SHOP.EXAMPLE/{clickid}",
  null,
  undefined,
])("%s may be a destination", (url) => {
  expect(() => requireDestination("destinationUrl", url)).not.toThrow();
});

test.each([
  "javascript:alert(1)",
  "\tjavascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,x",
  "intent://x",
  "https://user@shop.example",
  "https://:pass@shop.example",
  "https://shop.example:99999",
  "/relative",
  "",
])("%j may not be a destination", (url) => {
  expect(() => requireDestination("destinationUrl", url)).toThrow("destinationUrl");
});
