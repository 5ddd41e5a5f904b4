import { expect, test } from "vitest";
import { delivery } from "../../testing/delivery-samples.ts";
import { duplicateWords, secondsWords, uniqueWords } from "./counting/counting-words.ts";
import { redirectWords } from "./redirect/redirect-words.ts";

test("an ordinary redirect is one word, and what differs from it is named", () => {
  expect(redirectWords(delivery())).toEqual(["302"]);
  expect(
    redirectWords(
      delivery({
        redirectMode: "meta",
        referrerPolicy: "no-referrer",
        deepLinkHosts: ["shop.example", "blog.example"],
        appSchemes: ["myshop"],
      }),
    ),
  ).toEqual([
    "Meta refresh",
    "Referrer: none",
    "Deep links to shop.example, blog.example",
    "App schemes myshop",
  ]);
});

test.each([
  [10, "10 s"],
  [90, "90 s"],
  [300, "5 min"],
  [7_200, "2 h"],
])("%s seconds are %s", (seconds, expected) => {
  expect(secondsWords(seconds)).toBe(expected);
});

test.each([
  [{ by: "cookie" as const, windowSeconds: 10 }, "Again within 10 s by cookie: a duplicate"],
  [
    { by: "address" as const, windowSeconds: 60 },
    "Again within 1 min by address and browser: a duplicate",
  ],
  [{ by: "none" as const, windowSeconds: 10 }, "Every click counts"],
])("duplicates by %j are put into words", (policy, expected) => {
  expect(duplicateWords(policy)).toBe(expected);
});

test("one day is not several", () => {
  expect(uniqueWords(1)).toBe("New again after 1 day");
  expect(uniqueWords(30)).toBe("New again after 30 days");
});
