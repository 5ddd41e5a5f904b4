import { expect, test } from "vitest";
import { TRAITS } from "../../../test-support/fraud-traffic.ts";
import type { SourceClick } from "../evidence.ts";
import type { Traits } from "../traits.ts";
import { learnSenders } from "./senders.ts";

function clicks(count: number, publisherId: string, traits: (n: number) => Partial<Traits>) {
  return Array.from({ length: count }, (_, n): SourceClick => ({
    id: `${publisherId}${n}`,
    atMs: 0,
    publisherId,
    campaignId: "cmp_1",
    sub: "",
    traits: { ...TRAITS, ...traits(n) },
  }));
}

const same = () => ({});

test("clicks are alike by network, browser and fingerprint, of one publisher", () => {
  const { alike } = learnSenders([
    ...clicks(5, "pub_1", same),
    ...clicks(9, "pub_2", same),
    ...clicks(1, "pub_1", () => ({ agent: 99 })),
    ...clicks(1, "pub_1", () => ({ tls: 99 })),
    ...clicks(1, "pub_1", () => ({ prefix: 99 })),
  ]);
  expect([alike("pub_1", TRAITS), alike("pub_2", TRAITS), alike("pub_3", TRAITS)]).toEqual([
    5, 9, 0,
  ]);
});

test.each([
  ["of six clicks of two browsers is", 6, 2, 0, true],
  ["of five clicks is not", 5, 1, 0, false],
  ["of as many browsers as visitors is not", 10, 10, 0, false],
  ["that one of ten clicks of a peer is from, still is", 9, 2, 1, true],
  ["that a fifth of the clicks are a peer's of, is not", 8, 2, 2, false],
])("a network %s a publisher's own", (_name, count, agents, others, isOwn) => {
  const senders = learnSenders([
    ...clicks(count, "pub_1", (n) => ({ agent: 11 + (n % agents) })),
    ...clicks(others, "pub_2", same),
  ]);
  expect(senders.isOwnNetwork("pub_1", TRAITS)).toBe(isOwn);
  expect(senders.isOwnNetwork("pub_2", TRAITS)).toBe(false);
});

test("who answers faster, or slower, than nearly everybody in the country is near, or far", () => {
  const { distance } = learnSenders(clicks(100, "pub_1", (n) => ({ rttMs: n + 1 })));
  const at = (rttMs: number | null) => distance({ ...TRAITS, rttMs });
  expect([at(5), at(6), at(50), at(98), at(99), at(null)]).toEqual([
    "near",
    null,
    null,
    null,
    "far",
    null,
  ]);
  expect(distance({ ...TRAITS, country: "FR", rttMs: 1 })).toBeNull();
});

test("fifty measurements of a country say nothing of distance yet", () => {
  const far = { ...TRAITS, rttMs: 5_000 };
  const learnt = (count: number) => learnSenders(clicks(count, "pub_1", (n) => ({ rttMs: n })));
  expect([learnt(50).distance(far), learnt(51).distance(far)]).toEqual([null, "far"]);
});
