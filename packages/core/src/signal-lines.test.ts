import { expect, test } from "vitest";
import { readSignals, SIGNAL_NAMES, signalLines } from "./index.ts";

const SILENT = { signals: [], language: "", timezone: "", tls: "", reason: "OK" };

test("of a click that nobody looked at nothing is said, whatever else is known", () => {
  expect(signalLines({ ...SILENT, language: "de-DE", timezone: "Europe/Berlin" })).toBe("");
});

test("each value is a line under its name, and what was not sent has none", () => {
  const values: Readonly<Record<string, string>> = {
    ":proto": "HTTP/2",
    accept: "text/html",
    "sec-ch-ua": '"Chromium";v="140"',
    "sec-ch-ua-platform": '"Linux"',
    "sec-fetch-dest": "document",
  };
  const signals = SIGNAL_NAMES.map((name) => values[name] ?? "");
  const said = { ...SILENT, signals, language: "de-DE", timezone: "Europe/Berlin" };
  const lines = signalLines({ ...said, tls: "GXSPDLP4G3X+ Y6TZ0hVjIOWb" });
  expect(Object.fromEntries(readSignals(lines))).toEqual({
    ...values,
    "accept-language": "de-DE",
    ":tz": "Europe/Berlin",
    ":ciphers": "GXSPDLP4G3X+",
    ":ext": "Y6TZ0hVjIOWb",
    "sec-fetch-mode": "navigate",
  });
});

test.each([
  ["document", "navigate"],
  ["iframe", "navigate"],
  ["image", undefined],
  ["", undefined],
])("whoever asks for %j has mode %s", (purpose, mode) => {
  const signals = SIGNAL_NAMES.map((name) => (name === "sec-fetch-dest" ? purpose : "x"));
  expect(readSignals(signalLines({ ...SILENT, signals })).get("sec-fetch-mode")).toBe(mode);
});

test("a request ahead of a visit is one by its reason", () => {
  const lines = signalLines({ ...SILENT, signals: ["HTTP/2"], reason: "Q_PREFETCH" });
  expect(lines).toBe(":proto:HTTP/2\nsec-purpose:prefetch");
});

test("lines are cut at what is kept", () => {
  const signals = ["HTTP/2", "x".repeat(9_000)];
  expect(signalLines({ ...SILENT, signals })).toHaveLength(2_048);
});
