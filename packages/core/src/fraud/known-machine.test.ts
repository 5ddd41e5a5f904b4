import { expect, test } from "vitest";
import { knownMachine } from "./known-machine.ts";

const BROWSER = {
  userAgent: "Mozilla/5.0 (Windows NT 10.0) Chrome/141.0.0.0",
  isListedBot: false,
  network: "access",
  hints: "fit",
  target: "document",
  language: "de",
  signals: new Map([["accept", "text/html"]]),
} as const;

const ENGINE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
const ANYTHING = new Map([["accept", "*/*"]]);

test.each([
  ["a listed bot", { isListedBot: true }, "bot"],
  ["no user agent", { userAgent: "" }, "bot"],
  ["a browser at home", {}, ""],
  ["a browser at home that names no language", { language: "", target: "missing" }, ""],
  ["a mail scanner without a language", { network: "scanner", language: "" }, "scanner"],
  ["a mail scanner without Sec-Fetch", { network: "scanner", target: "missing" }, "scanner"],
  ["a reader behind a mail gateway", { network: "scanner" }, ""],
  ["a mail scanner by its name, wherever it is", { userAgent: `${ENGINE} SafeLinks` }, "scanner"],
  ["a server's engine without a browser", { network: "hosting", userAgent: ENGINE }, "bot"],
  ["an engine without a browser at home", { userAgent: ENGINE }, ""],
  ["a server without a language", { network: "hosting", language: "" }, "bot"],
  [
    "a server that takes anything, without hints",
    { network: "hosting", signals: ANYTHING, hints: "missing" },
    "bot",
  ],
  ["a server's browser that takes anything", { network: "hosting", signals: ANYTHING }, ""],
  ["a cloud desktop", { network: "hosting" }, ""],
  ["a cloud desktop without client hints", { network: "hosting", hints: "missing" }, ""],
  ["a private relay", { network: "relay" }, ""],
  ["Tor without a language", { network: "relay", language: "" }, ""],
] as const)("%s: %j is known to be %j", (_name, change, known) => {
  expect(knownMachine({ ...BROWSER, ...change })).toBe(known);
});

test.each([
  ["sec-purpose", "prefetch;prerender"],
  ["purpose", "preview"],
  ["x-purpose", "preview"],
  ["x-moz", "prefetch"],
])("%s: %s is a request ahead of a visit", (name, value) => {
  const signals = new Map([...BROWSER.signals, [name, value]]);
  expect(knownMachine({ ...BROWSER, signals, isListedBot: true })).toBe("preview");
});
