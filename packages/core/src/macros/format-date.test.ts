import { expect, test } from "vitest";
import { fill, macroValues } from "../../test-support/macro-values.ts";

/** 2026-11-20T14:05:09.007Z, a Friday. */
const values = macroValues({ atMs: 1_795_183_509_007 });

test.each([
  ["{date}", "2026-11-20"],
  ["{date:yyyy-MM-dd}", "2026-11-20"],
  ["{date:yyyyMMddHHmmss}", "20261120150509"],
  ["{date:dd.MM.yyyy}", "20.11.2026"],
  ["{date:yyyy-MM-dd HH:mm:ss}", "2026-11-20%2015%3A05%3A09"],
  ["{date:yyyy-MM-ddTHH:mm:ss.SSS,UTC}", "2026-11-20T14%3A05%3A09.007"],
  ["{date:HH,UTC}", "14"],
  ["{date:HH , America/New_York}", "09"],
  ["{date:yyyy-MM-dd HH:mm,Asia/Kolkata}", "2026-11-20%2019%3A35"],
  ["{date:yyyy/MM/dd,Pacific/Kiritimati}", "2026%2F11%2F21"],
  ["{date:,Pacific/Kiritimati}", "2026-11-21"],
  ["{date:X}", "1795183509"],
  ["{DATE:yyyy,utc}", "2026"],
  ["{date:HH:mm:ss,Asia/Kathmandu}", "19%3A50%3A09"],
])("%s is %s", (macro, text) => {
  expect(fill(`https://a.example/?d=${macro}`, values)).toBe(`https://a.example/?d=${text}`);
});

test.each([
  "{date:YYYY-MM-DD}",
  "{date:yy}",
  "{date:hh}",
  "{date:yyyy,Mars/Base}",
  "{date:dd,MM}",
  "{date:dd,}",
])("%s says nothing and is removed", (macro) => {
  expect(fill(`https://a.example/?d=${macro}&x=1`, values)).toBe("https://a.example/?d=&x=1");
});

test("a workspace with a zone that the runtime does not know loses the date, not the click", () => {
  const lost = { ...values, timezone: "Nowhere/Land" };
  expect(fill("https://a.example/?d={date}&c={country}", lost)).toBe("https://a.example/?d=&c=DE");
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 9e15, -9e15])(
  "a time of %d has no date",
  (atMs) => {
    expect(
      fill("https://a.example/?d={date:yyyy-MM-dd HH:mm:ss.SSS X}", macroValues({ atMs })),
    ).toBe("https://a.example/?d=");
  },
);

test.each([
  ["before", Date.UTC(2026, 9, 25, 0, 59, 59), "02%3A59%3A59"],
  ["after", Date.UTC(2026, 9, 25, 1, 0, 0), "02%3A00%3A00"],
])(
  "an hour that comes twice is told as the clock on the wall shows it, %s the change",
  (_, atMs, text) => {
    expect(fill("https://a.example/?d={date:HH:mm:ss}", macroValues({ atMs }))).toBe(
      `https://a.example/?d=${text}`,
    );
  },
);

test("a time before 1970 has its own day and milliseconds", () => {
  const long = macroValues({ atMs: -1 });
  expect(fill("https://a.example/?d={date:yyyy-MM-dd-HH-mm-ss-SSS,UTC}", long)).toBe(
    "https://a.example/?d=1969-12-31-23-59-59-999",
  );
});
