import Bowser from "bowser";
import { expect, test } from "vitest";
import { isBotAgent, readAgent } from "../index.ts";

const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";
const WINDOWS = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT}`;
const MAC =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const LINUX = `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT}`;
const PHONE = `Mozilla/5.0 (Linux; Android 14; SM-S921B) ${WEBKIT}`;
const REDUCED = `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT}`;
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const IPAD =
  "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

const BROWSERS: readonly string[] = [
  `${WINDOWS} Chrome/140.0.0.0 Safari/537.36`,
  `${WINDOWS} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
  `${WINDOWS} Chrome/138.0.0.0 Safari/537.36 OPR/122.0.0.0`,
  `${WINDOWS} Chrome/138.0.0.0 Safari/537.36 Vivaldi/7.5.3735.44`,
  `${WINDOWS} Chrome/136.0.0.0 YaBrowser/25.6.0.0 Safari/537.36`,
  `${WINDOWS} Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763`,
  `${WINDOWS} Chrome/134.0.0.0 Whale/4.31.304.16 Safari/537.36`,
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
  "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
  "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
  "Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36",
  `${MAC} Version/18.5 Safari/605.1.15`,
  `${MAC} Version/17.4 Safari/605.1.15 Ddg/17.4`,
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
  `${LINUX} Chrome/140.0.0.0 Safari/537.36`,
  "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
  "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  `${REDUCED} Chrome/140.0.0.0 Mobile Safari/537.36`,
  `${REDUCED} Chrome/140.0.0.0 Safari/537.36`,
  `${PHONE} Chrome/139.0.7258.94 Mobile Safari/537.36`,
  `${PHONE} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  `${REDUCED} Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0.0.0`,
  `${REDUCED} Chrome/138.0.0.0 Mobile Safari/537.36 OPR/90.0.0.0`,
  `Mozilla/5.0 (Linux; Android 13; SM-A515F; wv) ${WEBKIT} Version/4.0 Chrome/139.0.7258.94 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/523.0.0.35.62;]`,
  `Mozilla/5.0 (Linux; Android 13; V2207) ${WEBKIT} Chrome/87.0.4280.141 Mobile Safari/537.36 VivoBrowser/10.3.0.0`,
  `Mozilla/5.0 (Linux; U; Android 13; en-us; CPH2205) ${WEBKIT} Version/4.0 Chrome/115.0.5790.168 Mobile Safari/537.36 HeyTapBrowser/45.11.0.1`,
  `Mozilla/5.0 (Linux; U; Android 12; en-us; M2101K7AG) ${WEBKIT} Version/4.0 Chrome/100.0.4896.127 Mobile Safari/537.36 XiaoMi/MiuiBrowser/13.27.0-gn`,
  `Mozilla/5.0 (Linux; U; Android 11; en-US; RMX2185) ${WEBKIT} Version/4.0 Chrome/100.0.4896.58 UCBrowser/13.7.8.1325 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 13; 2201117TG) ${WEBKIT} Chrome/126.0.6478.61 YaBrowser/24.7.3.61.00 SA/3 Mobile Safari/537.36`,
  `Mozilla/5.0 (Linux; Android 12; M2007J20CG; wv) ${WEBKIT} Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MMWEBID/2468 MicroMessenger/8.0.42.2460 WeChat/arm64`,
  `Mozilla/5.0 (Linux; U; Android 12; zh-cn; PEGM00) ${WEBKIT} Version/4.0 Chrome/98.0.4758.102 MQQBrowser/14.1 Mobile Safari/537.36`,
  "Mozilla/5.0 (Android 14; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0",
  "Mozilla/5.0 (Android 13; Tablet; rv:128.0) Gecko/128.0 Firefox/128.0",
  "Mozilla/5.0 (Linux; Android 9; KFMAWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/108.4.6 like Chrome/108.0.5359.220 Safari/537.36",
  "Mozilla/5.0 (Linux; U; Android 4.0.3; de-de; GT-I9100 Build/IML74K) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30",
  `Mozilla/5.0 (Linux; Android 12; SM-T870) ${WEBKIT} Chrome/126.0.0.0 Safari/537.36`,
  `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`,
  `${IPHONE} CriOS/127.0.6533.56 Mobile/15E148 Safari/604.1`,
  `${IPHONE} FxiOS/128.0 Mobile/15E148 Safari/605.1.15`,
  `${IPHONE} Version/17.0 EdgiOS/127.0.2651.81 Mobile/15E148 Safari/605.1.15`,
  `${IPHONE} GSA/324.0.647057252 Mobile/15E148 Safari/604.1`,
  `${IPHONE} OPiOS/16.0.15.124050 Mobile/15E148 Safari/9537.53`,
  `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0.40.105;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS]`,
  `${IPHONE} Mobile/15E148 Instagram 340.0.3.27.94 (iPhone14,5; iOS 17_5_1; de_DE; scale=3.00)`,
  `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1 Ddg/17.5`,
  `${IPHONE} Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/en`,
  `${IPAD} Version/16.6 Mobile/15E148 Safari/604.1`,
  `${IPAD} CriOS/127.0.6533.56 Mobile/15E148 Safari/604.1`,
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 13.4) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/115.0 Safari/605.1.15",
  "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile",
  "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.128 Safari/537.36 WebAppManager",
  "Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/4.0 Chrome/85.0.4183.93 TV Safari/537.36",
  "Opera/9.80 (Windows NT 6.1; WOW64) Presto/2.12.388 Version/12.18",
];

test.each(BROWSERS)("names of device, system and browser are those of the reports: %s", (text) => {
  const { platform, os, browser } = Bowser.parse(text);
  const agent = readAgent(text);
  expect([agent.os, agent.browser]).toEqual([os.name, browser.name]);
  // Where the reports' parser does not know a device, this one may.
  if (platform.type !== undefined) expect(agent.device).toBe(platform.type);
});

test.each(BROWSERS)("versions begin like those of the reports' parser: %s", (text) => {
  const { os, browser } = Bowser.parse(text);
  const { osVersion, browserVersion } = readAgent(text);
  expect(osVersion).toBe((os.version ?? "").replace("NT ", ""));
  // There it takes UC's for that of the WebView around it; and Opera 12's is written where we do not look.
  if (!/UCBrowser|^Opera/.test(text)) expect(browserVersion).toBe(browser.version ?? "");
});

test.each(BROWSERS)("a person's browser is no bot: %s", (text) => {
  expect(isBotAgent(text)).toBe(false);
});

test("a Chromebook is a desktop", () => {
  const text = BROWSERS.find((each) => each.includes("CrOS")) ?? "";
  expect(readAgent(text)).toMatchObject({ device: "desktop", os: "Chrome OS", browser: "Chrome" });
});

test("an empty user agent gives nothing away, and is no bot", () => {
  expect(readAgent("")).toEqual({
    device: "",
    os: "",
    osVersion: "",
    browser: "",
    browserVersion: "",
    isBot: false,
  });
});

test("more user agents than are remembered are read all the same", () => {
  const phone = (i: number) => `Mozilla/5.0 (Linux; Android 14; M${i}) Chrome/1${i}.0 Mobile`;
  for (let i = 0; i < 5_000; i += 1) expect(readAgent(phone(i)).browserVersion).toBe(`1${i}.0`);
  expect(readAgent(phone(0)).browserVersion).toBe("10.0");
});

test.each(["version/1", "macintosh", "iphone os 1_", "trident", "android", "bot", "a/1.", "0"])(
  "a user agent of nothing but %j does not keep it busy",
  (piece) => {
    const text = piece.repeat(512).slice(0, 512);
    expect(readAgent(text)).toMatchObject({ isBot: isBotAgent(text) });
  },
);
