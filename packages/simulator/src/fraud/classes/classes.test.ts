import { expect, test } from "vitest";
import { labelledTraffic, standardPlan } from "../generate.ts";
import type { ClickLine, ConversionLine, FraudClass, FraudLevel, LabelLine } from "../lines.ts";

type Seen = { readonly line: ClickLine | ConversionLine; readonly label: LabelLine };

const file = ["one", "two"].flatMap((seed) => read(seed));

function read(seed: string): readonly Seen[] {
  // Refs are unique within a file; two files are told apart by their seed.
  const named = (ref: string) => `${seed}/${ref}`;
  return labelledTraffic({ ...standardPlan(seed), scale: 0.4 }).flatMap(
    ({ line, label }): Seen[] => {
      if (label === null || (line.kind !== "click" && line.kind !== "conversion")) return [];
      if (line.kind === "click") return [{ line: { ...line, ref: named(line.ref) }, label }];
      const click = line.click === undefined ? {} : { click: named(line.click) };
      return [{ line: { ...line, ...click }, label }];
    },
  );
}

const clickOf = new Map(
  file.flatMap(({ line }) => (line.kind === "click" ? [[line.ref, line]] : [])),
);

function clicks(
  name: FraudClass | null,
  level: FraudLevel | null = "blatant",
): readonly ClickLine[] {
  return those(name, level).flatMap(({ line }) => (line.kind === "click" ? [line] : []));
}

function conversions(
  name: FraudClass | null,
  level: FraudLevel | null = "blatant",
): readonly ConversionLine[] {
  return those(name, level).flatMap(({ line }) => (line.kind === "conversion" ? [line] : []));
}

function those(name: FraudClass | null, level: FraudLevel | null): readonly Seen[] {
  return file.filter(
    ({ label }) =>
      label.label !== "givt" && label.class === name && (name === null || label.level === level),
  );
}

function share<T>(list: readonly T[], isSo: (one: T) => boolean): number {
  return list.filter(isSo).length / list.length;
}

function secondsToConvert({ atMs, click }: ConversionLine): number {
  return (atMs - (clickOf.get(click ?? "")?.atMs ?? Number.NaN)) / 1_000;
}

const distinct = (list: readonly unknown[]) => new Set(list).size / list.length;

test("crude bots say they are none, or leave out what a browser says; careful ones do not", () => {
  const isCrude = ({ headers }: ClickLine) =>
    headers["sec-fetch-mode"] === undefined || JSON.stringify(headers).includes("Headless");
  expect(share(clicks("crude-bots"), isCrude)).toBe(1);
  expect(share(clicks(null), isCrude)).toBeLessThan(0.1);
  expect(share(clicks("crude-bots", "careful"), isCrude)).toBe(0);
});

test("a fleet's networks are hosters', which honest people seldom come from", () => {
  const hosters = new Set(clicks("data-centre-fleet").map(({ cf }) => cf.asn));
  expect(hosters.size).toBeLessThan(8);
  expect(share(clicks(null), ({ cf }) => hosters.has(cf.asn))).toBeLessThan(0.05);
});

test("a flood converts far more seldom than honest clicks, and much later", () => {
  const rate = (name: FraudClass | null) => conversions(name).length / clicks(name).length;
  expect(rate("click-flooding")).toBeLessThan(rate(null) / 4);
  const isLate = (one: ConversionLine) => secondsToConvert(one) > 86_400;
  expect(share(conversions("click-flooding"), isLate)).toBeGreaterThan(0.3);
  expect(share(conversions(null), isLate)).toBeLessThan(0.06);
});

test("injected clicks come seconds before the result, honest ones hardly ever", () => {
  const isSoon = (one: ConversionLine) => secondsToConvert(one) < 45;
  expect(share(conversions("click-injection"), isSoon)).toBeGreaterThan(0.9);
  expect(share(conversions(null), isSoon)).toBeLessThan(0.09);
});

test("stuffed clicks are fetched without anybody's tap, as images or in frames", () => {
  const isHidden = ({ headers }: ClickLine) =>
    (headers["sec-fetch-dest"] ?? "document") !== "document";
  expect(share(clicks("cookie-stuffing"), isHidden)).toBeGreaterThan(0.7);
  expect(share(clicks(null), isHidden)).toBeLessThan(0.1);
  expect(
    share(clicks("cookie-stuffing"), ({ headers }) => headers["sec-fetch-user"] === "?1"),
  ).toBe(0);
});

test("a farm has few kinds of device and converts like no honest publisher", () => {
  const agents = (name: FraudClass | null) =>
    new Set(clicks(name).map(({ headers }) => headers["user-agent"])).size;
  expect(agents("device-farm")).toBeLessThan(10);
  expect(conversions("device-farm").length / clicks("device-farm").length).toBeGreaterThan(0.25);
});

test("forged results name clicks that are not there, or one click again and again", () => {
  const forged = conversions("forged-conversions");
  expect(share(forged, ({ rawClickId }) => rawClickId !== undefined)).toBeGreaterThan(0.2);
  const named = forged.flatMap(({ click }) => click ?? []);
  expect(distinct(named)).toBeLessThan(0.9);
  expect(share(conversions(null), ({ rawClickId }) => rawClickId !== undefined)).toBe(0);
});

test("duplicate leads repeat a person's hash, honest ones seldom", () => {
  const hashes = (name: FraudClass | null, level: FraudLevel = "blatant") =>
    conversions(name, level).flatMap(({ leadHash }) => leadHash ?? []);
  expect(distinct(hashes("duplicate-leads"))).toBeLessThan(0.4);
  expect(distinct(hashes("duplicate-leads", "careful"))).toBeGreaterThan(0.6);
  expect(distinct(hashes(null))).toBeGreaterThan(0.95);
});

test("masked visitors come from a country of the campaign with a round trip from farther away", () => {
  const rtts = (name: FraudClass | null) =>
    clicks(name)
      .flatMap(({ cf }) => cf.clientTcpRtt ?? [])
      .toSorted((a, b) => a - b);
  const middle = (list: readonly number[]) => list[Math.floor(list.length / 2)] ?? Number.NaN;
  expect(middle(rtts("geo-masking"))).toBeGreaterThan(4 * middle(rtts(null)));
});
