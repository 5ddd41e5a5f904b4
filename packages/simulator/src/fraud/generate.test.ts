import { expect, test } from "vitest";
import { labelledTraffic, standardPlan } from "./generate.ts";
import { fraudClasses, fraudLevels, lookAlikes } from "./lines.ts";

const plan = { ...standardPlan("test"), scale: 0.2 };
const file = labelledTraffic(plan);
const lines = file.map(({ line }) => line);
const labels = file.flatMap(({ label }) => (label === null ? [] : [label]));
const wellKnown =
  /google|bing|duckduckgo|yahoo|ecosia|facebook|instagram|tiktok|^t\.co|pinterest|reddit|youtube|outlook|doubleclick/;
const clicks = lines.filter((line) => line.kind === "click");
const conversions = lines.filter((line) => line.kind === "conversion");

test("the same plan gives the same file, another seed another one", () => {
  const again = labelledTraffic({ ...plan, scale: 0.05, days: 1 });
  expect(labelledTraffic({ ...plan, scale: 0.05, days: 1 })).toEqual(again);
  expect(labelledTraffic({ ...plan, seed: "other", scale: 0.05, days: 1 })).not.toEqual(again);
});

test("a file begins with its setup, and all else follows in the order of whole milliseconds", () => {
  expect(lines[0]?.kind).toBe("setup");
  let before = plan.fromMs;
  for (const line of lines) {
    if (line.kind === "setup") continue;
    expect(Number.isInteger(line.atMs)).toBe(true);
    expect(line.atMs).toBeGreaterThanOrEqual(before);
    before = line.atMs;
  }
});

test("every click and conversion has one label, and nothing else has", () => {
  expect(labels.map(({ ref }) => ref)).toEqual(
    lines.flatMap((line) =>
      line.kind === "click" || line.kind === "conversion" ? [line.ref] : [],
    ),
  );
  expect(new Set(labels.map(({ ref }) => ref)).size).toBe(labels.length);
});

test("lines name campaigns, publishers, clicks and conversions that are there before them", () => {
  const known = new Set<string>();
  for (const line of lines) {
    if (line.kind === "setup") {
      for (const { ref } of [...line.campaigns, ...line.publishers]) known.add(ref);
    } else if (line.kind === "click") {
      expect([known.has(line.campaign), known.has(line.publisher)]).toEqual([true, true]);
      known.add(line.ref);
    } else if (line.kind === "conversion") {
      expect(line.click === undefined || known.has(line.click)).toBe(true);
      expect(line.click === undefined).toBe(line.rawClickId !== undefined);
      known.add(line.ref);
    } else expect(known.has(line.conversion)).toBe(true);
  }
});

test.each(fraudClasses.flatMap((name) => fraudLevels.map((level) => [name, level] as const)))(
  "there is %s at the level %s, with payouts at stake",
  (name, level) => {
    const those = labels.filter((label) => label.class === name && label.level === level);
    expect(new Set(those.map(({ label }) => label))).toEqual(new Set(["fraud"]));
    expect(those.filter(({ kind }) => kind === "conversion").length).toBeGreaterThan(0);
    expect(new Set(those.map(({ publisher }) => publisher)).size).toBe(1);
  },
);

test.each(lookAlikes)(
  "there are honest clicks and conversions that look like fraud: %s",
  (name) => {
    const those = labels.filter(({ label, lookAlike }) => label === "honest" && lookAlike === name);
    expect(new Set(those.map(({ kind }) => kind))).toEqual(new Set(["click", "conversion"]));
  },
);

test("machines that click without ill will are GIVT, and none of them converts", () => {
  const givt = labels.filter(({ label }) => label === "givt");
  expect(givt.length).toBeGreaterThan(50);
  expect(new Set(givt.map(({ kind }) => kind))).toEqual(new Set(["click"]));
});

test("blatant publishers are fraud through and through, careful ones by a quarter", () => {
  const share = (level: string) => {
    const publishers = new Set(
      labels
        .filter((label) => label.level === level && label.class === "data-centre-fleet")
        .map(({ publisher }) => publisher),
    );
    const own = labels.filter(
      ({ publisher, kind, label }) =>
        publishers.has(publisher) && kind === "click" && label !== "givt",
    );
    return own.filter(({ label }) => label === "fraud").length / own.length;
  };
  expect(share("blatant")).toBeCloseTo(1, 1);
  expect(share("moderate")).toBeCloseTo(0.5, 1);
  expect(share("careful")).toBeCloseTo(0.25, 1);
});

test("addresses are nobody's, and names are reserved ones", () => {
  const isNobodys = (ip: string) => /^(2[45]\d\.\d+\.\d+\.\d+|3fff:[0-9a-f:]+)$/.test(ip);
  expect(clicks.filter(({ ip }) => !isNobodys(ip))).toEqual([]);
  const hosts = clicks.map(
    ({ headers }) => /^https:\/\/([^/]+)/.exec(headers["referer"] ?? "")?.[1],
  );
  const own = [...new Set(hosts)].filter((host) => host !== undefined && !wellKnown.test(host));
  expect(own.filter((host) => !host?.endsWith(".example"))).toEqual([]);
});

test("sales carry an amount, leads a hash, installs neither", () => {
  const honest = new Set(labels.filter(({ label }) => label === "honest").map(({ ref }) => ref));
  for (const { ref, event, amountMicros, leadHash } of conversions) {
    if (!honest.has(ref)) continue;
    expect([amountMicros !== undefined, leadHash !== undefined]).toEqual([
      event === "sale",
      event === "lead",
    ]);
    expect(amountMicros === undefined || Number.isSafeInteger(amountMicros)).toBe(true);
  }
});

test("the round trip is not known over QUIC, and positive elsewhere", () => {
  const isRight = ({ clientTcpRtt, httpProtocol }: (typeof clicks)[number]["cf"]) =>
    httpProtocol === "HTTP/3" ? clientTcpRtt === undefined : (clientTcpRtt ?? 0) > 0;
  expect(clicks.filter(({ cf }) => !isRight(cf))).toEqual([]);
});
