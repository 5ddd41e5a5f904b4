import { expect, test } from "vitest";
import { readClaim } from "./claim.ts";

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
const ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15";

test.each([
  [`${WINDOWS} Chrome/141.0.0.0 Safari/537.36`, "chrome", 141, "Windows", false],
  [`${WINDOWS} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`, "edge", 141, "Windows", false],
  [`${WINDOWS} Chrome/140.0.0.0 Safari/537.36 OPR/124.0`, "opera", 140, "Windows", false],
  [`${ANDROID} Chrome/141.0.0.0 Mobile Safari/537.36`, "chrome", 141, "Android", true],
  [
    `${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    "samsung",
    130,
    "Android",
    true,
  ],
  [
    `${ANDROID.replace("K)", "K; wv)")} Chrome/141.0.0.0 Mobile Safari/537.36`,
    "webview",
    141,
    "Android",
    true,
  ],
  [
    `${ANDROID} Chrome/141.0.0.0 Mobile Safari/537.36 [FBAN/x;FBAV/5]`,
    "webview",
    141,
    "Android",
    true,
  ],
  [
    "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
    "firefox",
    143,
    "Linux",
    false,
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15",
    "safari",
    18,
    "macOS",
    false,
  ],
  [`${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1`, "safari", 18, "iOS", true],
  [`${IPHONE} CriOS/141.0 Mobile/15E148 Safari/604.1`, "ios-other", 18, "iOS", true],
  [`${IPHONE} Mobile/15E148 Instagram 400.0`, "ios-app", 18, "iOS", true],
  [
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/141.0.0.0 Safari/537.36",
    "chrome",
    141,
    "Chrome OS",
    false,
  ],
  ["curl/8.5.0", "other", 0, "", false],
  ["", "other", 0, "", false],
])("%s is %s %s on %s", (userAgent, family, major, platform, isMobile) => {
  expect(readClaim(userAgent)).toEqual({ family, major, platform, isMobile });
});

test("a tablet that asks for the desktop's page is not mobile", () => {
  expect(
    readClaim("Mozilla/5.0 (iPad; CPU OS 16_1 like Mac OS X) Version/16.1 Mobile/1 Safari/1")
      .isMobile,
  ).toBe(false);
});
