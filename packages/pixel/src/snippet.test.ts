import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compileSnippet, snippetModule } from "../build/compile-snippet.ts";
import { buildSnippet, snippetPaths, snippetTag } from "./index.ts";

const gzipBytes = (text: string) => gzipSync(text, { level: 9 }).byteLength;

test.each([
  ["a usual tracking domain", { origin: "https://go.brand.example" }],
  [
    "a long tracking domain with every option",
    {
      origin: "https://partners.northwind-outfitters.example",
      cookieDomain: "northwind-outfitters.example",
      honoursGpc: true,
      needsConsent: true,
    },
  ],
])("the snippet of %s is at most 1 kB, compressed", (_, options) => {
  expect(gzipBytes(buildSnippet(options))).toBeLessThanOrEqual(1_024);
});

test("the module that the tracker carries is made of the sources as they are", async () => {
  const path = new URL("./snippet.gen.ts", import.meta.url);
  expect(readFileSync(path, "utf8")).toBe(snippetModule(await compileSnippet()));
});

test("it is written in the language of 2018, which every browser in use can read", async () => {
  const script = buildSnippet({ origin: "https://go.brand.example" });
  expect(script).not.toMatch(/\?\.|\?\?|catch\{/);
  expect(script).not.toMatch(/import|export|require/);
});

test.each([
  [{ origin: "javascript:alert(1)" }],
  [{ origin: "go.brand.example" }],
  [{ origin: "https://go.brand.example", eventPath: "e" }],
  [{ origin: "https://go.brand.example", clickPath: "/t?x=" }],
  [{ origin: "https://go.brand.example", cookieName: "a b;" }],
  [{ origin: "https://go.brand.example", cookieDomain: "a;path=/" }],
  [{ origin: "https://go.brand.example", clickIdParameters: ["(a|b)+"] }],
])("%j is refused", (options) => {
  expect(() => buildSnippet(options)).toThrow(RangeError);
});

test("the tag names the script of the tracking domain and nothing that it could break out of", () => {
  expect(snippetTag("https://go.brand.example")).toMatch(
    / async src="https:\/\/go\.brand\.example\/j\/cd\.js"><\/script>$/,
  );
  expect(snippetTag("https://go.brand.example", `/"><script>`)).not.toContain(`"><script>"`);
});

test("no address has a word or form that a list of blocked addresses knows", () => {
  const addresses = Object.values(snippetPaths).join(" ");
  // The words of EasyPrivacy's general rules, and its rule against images with names of a letter or two.
  expect(addresses).not.toMatch(/pixel|track|\bads?\b|analytic|conver|beacon|stat|count|log|click/);
  expect(addresses).not.toMatch(/\.(gif|png|php)/);
});
