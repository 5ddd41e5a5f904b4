import { expect, test } from "vitest";
import { houseOf, networkKind } from "./network.ts";

test.each([
  ["Deutsche Telekom AG", "access"],
  ["Vodafone GmbH", "access"],
  ["Amazon.com, Inc.", "hosting"],
  ["Hetzner Online GmbH", "hosting"],
  ["OVH SAS", "hosting"],
  ["Akamai Connected Cloud", "hosting"],
  ["Akamai Technologies", "relay"],
  ["Apple Inc.", "relay"],
  ["Proofpoint, Inc.", "scanner"],
  ["Facebook, Inc.", "scanner"],
  ["", "unknown"],
])("%j is a network of the kind %s", (name, kind) => {
  expect(networkKind(64_500, name)).toBe(kind);
  expect(networkKind(null, name)).toBe(kind);
});

test("a relay is known by its number, whosever name it has", () => {
  expect(networkKind(36_183, "Amazon.com, Inc.")).toBe("relay");
});

test.each([
  ["Proofpoint, Inc.", "mail"],
  ["Mimecast North America Inc", "mail"],
  ["Microsoft Corporation", "companies"],
  ["Amazon.com, Inc.", "companies"],
  ["Forcepoint LLC", ""],
  ["M247 Europe SRL", ""],
  ["Deutsche Telekom AG", ""],
] as const)("the machines of %s are those of %j", (name, house) => {
  expect(houseOf(name)).toBe(house);
});
