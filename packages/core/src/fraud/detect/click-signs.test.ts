import { expect, test } from "vitest";
import { TRAITS } from "../../../test-support/fraud-traffic.ts";
import { isShared } from "./address-sharing.ts";
import { clickSigns, plainSigns, withoutUncertain, type ClickLore } from "./click-signs.ts";

test("an ordinary visit has no signs", () => {
  expect(plainSigns(TRAITS)).toEqual([]);
});

test.each([
  [{ hints: "missing" }, ["no-hints"]],
  [{ hints: "contradict" }, ["other-hints"]],
  [{ target: "missing" }, ["no-target"]],
  [{ target: "" }, []],
  [{ language: "" }, ["no-language"]],
  [{ network: "hosting" }, ["hosting"]],
  [{ protocol: "HTTP/1.1" }, ["http1"]],
  [{ hour: 0 }, []],
  [{ hour: 1 }, ["night"]],
  [{ hour: 4 }, ["night"]],
  [{ hour: 5 }, []],
  [{ target: "image", asked: "" }, ["unseen", "target:image"]],
  [{ target: "iframe", asked: "no" }, ["framed", "target:iframe"]],
  [{ target: "iframe", asked: "yes" }, ["target:iframe"]],
  [{ target: "iframe", asked: "" }, ["in-frame", "target:iframe"]],
] as const)("%o has the signs %j", (traits, signs) => {
  expect(plainSigns({ ...TRAITS, ...traits })).toEqual(signs);
});

test.each([
  [1, 1, false],
  [200, 1, false],
  [2, 2, false],
  [3, 2, true],
  [3, 3, true],
])("an address of %s clicks of %s browsers is shared: %s", (clicks, agents, shared) => {
  expect(isShared({ clicks, agents })).toBe(shared);
});

/** Everything about the sender is odd. */
function lore(clicks: number, agents: number): ClickLore {
  return {
    odd: () => ["odd-tls", "odd-network", "odd-headers"],
    senders: { alike: () => 4, isOwnNetwork: () => true, distance: () => "near" },
    addressUse: () => ({ clicks, agents }),
    exits: new Set(),
    allowsForOldAddresses: true,
  };
}

const HOSTED = { ...TRAITS, network: "hosting", protocol: "HTTP/1.1" } as const;

function signsOf(traits: typeof TRAITS, by: ClickLore): readonly string[] {
  return clickSigns({ atMs: 0, publisherId: "pub_1", traits }, by).signs.toSorted();
}

test("of a shared address only what the browser itself is stays", () => {
  expect(signsOf(HOSTED, lore(20, 1))).toEqual([
    "client",
    "hosting",
    "http1",
    "near",
    "odd-headers",
    "odd-network",
    "odd-tls",
    "own-network",
    "same-sender",
    "solo",
  ]);
  expect(signsOf(HOSTED, lore(20, 3))).toEqual(["client", "odd-headers"]);
});

test("of a phone behind an exit that is for rent a shared address says where it is", () => {
  const phone = { ...HOSTED, client: "safari/iOS" };
  const by = { ...lore(20, 3), exits: new Set(["pub_1"]) };
  const told = ["client", "hosted-phone", "hosting", "odd-headers", "odd-network"];
  expect(signsOf(phone, by)).toEqual(told);
  expect(signsOf(HOSTED, by)).toEqual(["client", "odd-headers"]);
  expect(signsOf(phone, { ...by, exits: new Set(["pub_2"]) })).toEqual(["client", "odd-headers"]);
  expect(signsOf({ ...phone, network: "relay" }, by)).toEqual(["client", "http1", "odd-headers"]);
});

test("of a relay's address only the browser and the protocol say something", () => {
  expect(signsOf({ ...HOSTED, network: "relay" }, lore(20, 1))).toEqual([
    "client",
    "http1",
    "odd-headers",
  ]);
});

const ALL_SIGNS = ["hosting", "same-network", "odd-tls", "odd-headers", "too-soon"];

test.each([
  ["a day that is not kept any more", {}, ["odd-headers", "too-soon"]],
  ["a day that is kept", { addressUse: () => ({ clicks: 1, agents: 1 }) }, ALL_SIGNS],
  ["a rule set that does not mind", { allowsForOldAddresses: false }, ALL_SIGNS],
])("of an address of %s with %o these are certain: %j", (_what, own, expected) => {
  const by: ClickLore = { ...lore(1, 1), addressUse: () => null, ...own };
  const click = { atMs: 0, publisherId: "pub_1", traits: HOSTED };
  expect(withoutUncertain(ALL_SIGNS, click, by)).toEqual(expected);
});

test("an address that is not known is nobody's office", () => {
  const { isShared: shared } = clickSigns(
    { atMs: 0, publisherId: "pub_1", traits: { ...HOSTED, address: 0 } },
    lore(200, 16),
  );
  expect(shared).toBe(false);
});

test.each([
  [3, false],
  [4, true],
])("%s clicks of one sender are same-sender: %s", (alike, isSame) => {
  const senders = { alike: () => alike, isOwnNetwork: () => false, distance: () => null };
  const plain: ClickLore = { ...lore(1, 1), odd: () => [], senders };
  expect(signsOf(TRAITS, plain).includes("same-sender")).toBe(isSame);
});
