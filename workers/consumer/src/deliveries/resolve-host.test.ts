import { expect, test } from "vitest";
import { isPublicAddress, resolveOverHttps } from "./resolve-host.ts";

const signal = new AbortController().signal;

test("addresses of both kinds are asked for, and aliases left out", async () => {
  const asked: string[] = [];
  const resolve = resolveOverHttps(async (url) => {
    asked.push(new URL(url).search);
    const isFour = url.endsWith("type=A");
    const answers = isFour
      ? [
          { type: 5, data: "edge.example.org." },
          { type: 1, data: "93.184.216.34" },
        ]
      : [{ type: 28, data: "2606:4700::1" }];
    return Response.json({ Status: 0, Answer: answers });
  });
  expect(await resolve("www.example.org", signal)).toEqual(["93.184.216.34", "2606:4700::1"]);
  expect(asked).toEqual(["?name=www.example.org&type=A", "?name=www.example.org&type=AAAA"]);
});

test("a name that does not exist has no addresses", async () => {
  const resolve = resolveOverHttps(async () => Response.json({ Status: 3 }));
  expect(await resolve("nowhere.example.org", signal)).toEqual([]);
});

test("a resolver in trouble is an error, never an answer", async () => {
  const resolve = resolveOverHttps(async () => new Response("busy", { status: 503 }));
  await expect(resolve("www.example.org", signal)).rejects.toThrow("503");
});

test.each([
  ["93.184.216.34", true],
  ["1.1.1.1", true],
  ["2606:4700:4700::1111", true],
  ["::ffff:93.184.216.34", true],
  ["0.0.0.0", false],
  ["10.255.255.255", false],
  ["100.127.255.255", false],
  ["127.255.255.254", false],
  ["169.254.0.1", false],
  ["172.31.255.255", false],
  ["192.0.0.8", false],
  ["192.168.0.0", false],
  ["198.18.0.1", false],
  ["203.0.113.1", false],
  ["224.0.0.1", false],
  ["240.0.0.1", false],
  ["255.255.255.255", false],
  ["::", false],
  ["::1", false],
  ["::ffff:10.0.0.1", false],
  ["64:ff9b::a00:1", false],
  ["100::1", false],
  ["2001::1", false],
  ["2001:db8::1", false],
  ["2002:a00:1::", false],
  ["fc00::1", false],
  ["fe80::1", false],
  ["ff02::1", false],
  ["example.org", false],
])("%s is public: %s", (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
