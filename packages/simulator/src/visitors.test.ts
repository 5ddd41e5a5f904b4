import { expect, test } from "vitest";
import { worldAudience } from "./countries.ts";
import { createRandom } from "./random.ts";
import { createVisitors, type Visit } from "./visitors.ts";

function visits(count: number): readonly Visit[] {
  const country = worldAudience[0]?.value;
  if (country === undefined) throw new Error("the world is empty");
  const visit = createVisitors(createRandom("visitors"));
  return Array.from({ length: count }, () => visit(country));
}

test("about a fifth of the visits are by somebody who was here before", () => {
  const returning = visits(5_000).filter(({ isReturning }) => isReturning);
  expect(returning.length / 5_000).toBeGreaterThan(0.19);
  expect(returning.length / 5_000).toBeLessThan(0.25);
});

test("somebody who returns brings the same browser, address and language", () => {
  const known = new Map<string, Visit["visitor"]>();
  for (const { visitor, isReturning } of visits(2_000)) {
    expect(known.has(visitor.key)).toBe(isReturning);
    if (isReturning) expect(visitor).toEqual(known.get(visitor.key));
    known.set(visitor.key, visitor);
  }
});

test("addresses are nobody's: reserved for benchmarks or documentation", () => {
  for (const { visitor } of visits(1_000)) {
    expect(visitor.ip).toMatch(
      /^198\.1[89]\.\d{1,3}\.\d{1,3}$|^2001:db8:[0-9a-f]{1,4}:[0-7]::[0-9a-f]{1,4}$/,
    );
    for (const part of visitor.ip.split(".").slice(2)) expect(Number(part)).toBeLessThan(256);
  }
});

test("a visitor's network and language are those of the country", () => {
  const networks = worldAudience[0]?.value.networks.map(({ asn }) => asn);
  for (const { visitor } of visits(500)) {
    expect(visitor.country).toBe("US");
    expect(networks).toContain(visitor.asn);
    expect(visitor.acceptLanguage).toMatch(/^(en|es)-US,/);
  }
});
