import { expect, test } from "vitest";
import { parseUserAgent } from "./parse-user-agent.ts";

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

test.each([
  [CHROME, { device: "desktop", os: "Windows", browser: "Chrome", isBot: false }],
  [IPHONE, { device: "mobile", os: "iOS", browser: "Safari", isBot: false }],
  ["", { device: "", os: "", browser: "", isBot: false }],
])("of %j is known: %o", (userAgent, expected) => {
  expect(parseUserAgent(userAgent)).toEqual(expected);
});

test.each([
  "Googlebot/2.1 (+http://www.google.com/bot.html)",
  "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
  "WhatsApp/2.23.20.0",
  "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  "TelegramBot (like TwitterBot)",
  "curl/8.5.0",
  "Go-http-client/2.0",
])("%s is a bot, the first time and from memory", (userAgent) => {
  expect(parseUserAgent(userAgent).isBot).toBe(true);
  expect(parseUserAgent(userAgent).isBot).toBe(true);
});

test("a phone that an app names is no crawler of its maker's", () => {
  const inApp = (name: string, maker: string, phone = "Pixel 9") =>
    `Mozilla/5.0 (Linux; Android 15; Pixel 9 Build/AP3A.240905.015; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.7339.51 Mobile Safari/537.36 ${name} 395.0.0.47.90 Android (35/15; 420dpi; 1080x2424; ${maker}; ${phone}; tokay; tokay; de_DE; 776592031)`;
  for (const maker of ["google", "Google/google"])
    for (const name of ["Instagram", "Barcelona"])
      expect(parseUserAgent(inApp(name, maker)).isBot).toBe(false);
  expect(parseUserAgent(inApp("Instagram", "google", "moto g(30)")).isBot).toBe(false);
  expect(parseUserAgent(`${inApp("Instagram", "samsung")} Googlebot/2.1`).isBot).toBe(true);
});
