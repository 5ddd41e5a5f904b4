import { expect, test } from "vitest";
import { knownMachine } from "./known-machine.ts";

const BROWSER = {
  userAgent: "Mozilla/5.0 (Windows NT 10.0) Chrome/141.0.0.0",
  isListedBot: false,
  network: "access",
  house: "",
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
  ["a reader behind a web gateway", { network: "scanner" }, ""],
  ["the same without hints", { network: "scanner", hints: "missing" }, ""],
  [
    "a web gateway's program that takes anything",
    { network: "scanner", signals: ANYTHING },
    "scanner",
  ],
  ["whatever comes from a mail gateway", { network: "scanner", house: "mail" }, "scanner"],
  [
    "a mail program that looks at a link",
    { userAgent: `${ENGINE} Microsoft Outlook 16.0` },
    "scanner",
  ],
  ["a mail scanner by its name, wherever it is", { userAgent: `${ENGINE} SafeLinks` }, "scanner"],
  ["a server's engine without a browser", { network: "hosting", userAgent: ENGINE }, "bot"],
  ["an engine without a browser at home", { userAgent: ENGINE }, ""],
  ["a VPN's user who names no language", { network: "hosting", language: "" }, ""],
  ["a VPN's user without Sec-Fetch", { network: "hosting", target: "missing" }, ""],
  [
    "a server without a language and Sec-Fetch",
    { network: "hosting", language: "", target: "missing" },
    "bot",
  ],
  [
    "a server without a language and hints",
    { network: "hosting", language: "", hints: "missing" },
    "bot",
  ],
  [
    "a company's server without a language",
    { network: "hosting", house: "companies", language: "" },
    "bot",
  ],
  [
    "a company's server without Sec-Fetch",
    { network: "hosting", house: "companies", target: "missing" },
    "bot",
  ],
  [
    "a company's desktop without hints",
    { network: "hosting", house: "companies", hints: "missing" },
    "",
  ],
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
