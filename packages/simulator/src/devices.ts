import { integer, pick, type Random, type Weighted } from "./random.ts";

export type Device = "desktop" | "mobile" | "tablet";

type Browser = { readonly device: Device; readonly userAgent: (random: Random) => string };

const chromium = (platform: string, suffix = "Safari/537.36") => {
  return (random: Random) =>
    `Mozilla/5.0 (${platform}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${integer(random, 151, 153)}.0.0.0 ${suffix}`;
};

const edge = (random: Random) => {
  const version = integer(random, 152, 153);
  return `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36 Edg/${version}.0.0.0`;
};

const samsung = (random: Random) =>
  `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/${integer(random, 28, 29)}.0 Chrome/136.0.0.0 Mobile Safari/537.36`;

const firefox = (platform: string) => (random: Random) => {
  const version = integer(random, 149, 151);
  return `Mozilla/5.0 (${platform}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
};

const safari = (platform: string, mobile = "") => {
  return (random: Random) =>
    `Mozilla/5.0 (${platform}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.${integer(random, 0, 2)}${mobile} Safari/${mobile === "" ? "605.1.15" : "604.1"}`;
};

const browsers: readonly Weighted<Browser>[] = [
  { weight: 24, value: { device: "desktop", userAgent: chromium("Windows NT 10.0; Win64; x64") } },
  {
    weight: 6,
    value: { device: "desktop", userAgent: chromium("Macintosh; Intel Mac OS X 10_15_7") },
  },
  { weight: 5, value: { device: "desktop", userAgent: edge } },
  {
    weight: 5,
    value: { device: "desktop", userAgent: safari("Macintosh; Intel Mac OS X 10_15_7") },
  },
  { weight: 2, value: { device: "desktop", userAgent: firefox("Windows NT 10.0; Win64; x64") } },
  { weight: 1, value: { device: "desktop", userAgent: firefox("X11; Linux x86_64") } },
  {
    weight: 28,
    value: {
      device: "mobile",
      userAgent: chromium("Linux; Android 10; K", "Mobile Safari/537.36"),
    },
  },
  { weight: 4, value: { device: "mobile", userAgent: samsung } },
  { weight: 1, value: { device: "mobile", userAgent: firefox("Android 15; Mobile") } },
  {
    weight: 20,
    value: {
      device: "mobile",
      userAgent: safari("iPhone; CPU iPhone OS 18_7 like Mac OS X", " Mobile/15E148"),
    },
  },
  {
    weight: 2,
    value: {
      device: "tablet",
      userAgent: safari("iPad; CPU OS 18_7 like Mac OS X", " Mobile/15E148"),
    },
  },
  { weight: 2, value: { device: "tablet", userAgent: chromium("Linux; Android 10; K") } },
];

/** A browser people use, as its user-agent header. */
export function pickUserAgent(random: Random): {
  readonly device: Device;
  readonly userAgent: string;
} {
  const { device, userAgent } = pick(random, browsers);
  return { device, userAgent: userAgent(random) };
}
