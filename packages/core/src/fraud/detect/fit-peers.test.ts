import { expect, test } from "vitest";
import { seeded } from "../../../test-support/seeded.ts";
import { chanceOf } from "./beta-binomial.ts";
import { fitPeers, type Count } from "./fit-peers.ts";

function draw(name: string, peers: number, of: number, share: number): readonly Count[] {
  const random = seeded(name);
  return Array.from({ length: peers }, () => {
    let seen = 0;
    for (let i = 0; i < of; i += 1) if (random() < share) seen += 1;
    return { seen, of };
  });
}

test.each([0.01, 0.05, 0.2, 0.5])("a share of %s that all peers have is found again", (share) => {
  const fit = fitPeers(draw(`share ${share}`, 30, 300, share));
  expect(fit.share / share).toBeGreaterThan(0.85);
  expect(fit.share / share).toBeLessThan(1.15);
});

test("a few fraudulent peers do not spoil the share of the others", () => {
  const honest = draw("honest", 20, 100, 0.03);
  const fraudulent = Array.from({ length: 5 }, () => ({ seen: 60, of: 100 }));
  const fit = fitPeers([...honest, ...fraudulent]);
  expect(Math.abs(fit.share - fitPeers(honest).share)).toBeLessThan(0.01);
  expect(chanceOf(60, 100, fit)).toBeLessThan(1e-5);
});

test("a peer of few events counts less than one of many", () => {
  const many = { seen: 10, of: 200 };
  const small = fitPeers([many, many, { seen: 2, of: 5 }]).share;
  const large = fitPeers([many, many, { seen: 20, of: 200 }]).share;
  expect(small).toBeLessThan(large);
  expect(small).toBeLessThan(0.065);
});

test("the largest peer is not the measure of all", () => {
  const others = draw("others", 10, 200, 0.1);
  const fit = fitPeers([...others, { seen: 6_000, of: 100_000 }]);
  expect(fit.share).toBeGreaterThan(0.085);
});

test("the more peers differ, the less it says that one stands above them", () => {
  const alike = fitPeers(Array.from({ length: 10 }, () => ({ seen: 20, of: 200 })));
  const different = fitPeers(
    Array.from({ length: 10 }, (_, i) => ({ seen: i % 2 === 0 ? 4 : 36, of: 200 })),
  );
  expect(chanceOf(50, 200, different)).toBeGreaterThan(10 * chanceOf(50, 200, alike));
});

test.each([
  ["no peers", []],
  ["peers without events", [{ seen: 0, of: 0 }]],
  ["a sign that never came", [{ seen: 0, of: 100 }]],
  ["a sign that always came", [{ seen: 100, of: 100 }]],
])("of %s a usable spread is made", (_name, counts) => {
  const { share, alpha, beta } = fitPeers(counts);
  expect(share).toBeGreaterThanOrEqual(0.000_5);
  expect(share).toBeLessThanOrEqual(0.98);
  expect([alpha > 0, beta > 0]).toEqual([true, true]);
});
