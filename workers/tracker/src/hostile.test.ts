import { createTestWorkspace } from "@cleverdrip/testing";
import naughty from "big-list-of-naughty-strings";
import { env, exports } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { testSplit, testVariant } from "../test-support/routes.ts";

const workspace = await createTestWorkspace(env.CONTROL, {
  delivery: {
    routing: testSplit(3, { landings: [testVariant("lan_1")] }),
    deepLinkHosts: ["shop.example"],
    caps: [{ scope: "link", subjectId: null, period: "day", limit: 1_000_000, isHard: false }],
  },
  destinationUrl:
    "https://shop.example/{sub1}/?a={sub2}&b={useragent:raw}&c={referrer:raw}&d={sub3:raw}#{language}",
  workspaceFallbackUrl: "https://fallback.example/?r={referrer}&u={useragent}",
});
const { slug } = workspace;
const plain = await createTestWorkspace(env.CONTROL, {
  delivery: { routing: testSplit(3) },
  destinationUrl: "https://shop.example/{sub1}/?a={sub2}&b={useragent}&c={referrer}#{language}",
});

/** What a header can carry: no line end, no zero, no space at its ends. */
function headerValue(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\0\r\n]/g, "")
    .trim();
}

async function expectSafe(path: string, text: string, method = "GET"): Promise<void> {
  const headers = new Headers();
  for (const name of [
    "user-agent",
    "referer",
    "cookie",
    "accept-language",
    "origin",
    "sec-purpose",
  ])
    headers.set(name, headerValue(text));
  const request = new Request(`http://localhost${path}`, { method, headers, redirect: "manual" });
  const response = await exports.default.fetch(request);
  expect(response.status, path).toBeLessThan(500);
  const location = response.headers.get("location");
  if (location === null) return;
  expect(location).toMatch(/^https:\/\/[a-z0-9-]+\.example\//);
  expect(location).toMatch(/^[\x21-\x7e]+$/);
  expect(location).not.toMatch(/\{[a-z0-9_.]+\}/i);
}

const query = (text: string) => {
  const value = encodeURIComponent(text.toWellFormed());
  return `?sub1=${value}&sub2=${value}&sub3=${value}&url=${value}&click_id=${value}&${value}=${value}`;
};

test("every naughty string, as query, cookie, browser, referrer and slug, is answered without an error", async () => {
  expect(naughty.length).toBeGreaterThan(400);
  for (const text of naughty) {
    const name = encodeURIComponent(text.toWellFormed());
    await expectSafe(`/c/${slug}${query(text)}`, text);
    await expectSafe(`/c/${plain.slug}${query(text)}`, text);
    await expectSafe(`/o/${slug}?${text.replaceAll("#", "")}`, text);
    await expectSafe(`/c/${name}`, text);
    await expectSafe(`/i/${name}.gif${query(text)}`, text);
    await expectSafe(`/t/${name}`, text, "POST");
  }
}, 60_000);

test("whatever the method, path, query and headers are, tracking addresses never answer 5xx", async () => {
  const prefix = fc.constantFrom("/c/", "/o/", "/i/", "/t/", "/", "/aff_c", "//", "/c");
  const name = fc.oneof(
    fc.constantFrom(slug, plain.slug, `${slug}.gif`),
    fc.webPath(),
    fc.string(),
  );
  const method = fc.constantFrom("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.constantFrom(`cd_v=${"0".repeat(24)}~`, "{sub1}", "%", "\\u0000", "{clickid}{"),
  );
  await fc.assert(
    fc.asyncProperty(prefix, name, text, method, async (start, rest, value, verb) => {
      const path = start + encodeURI(rest.toWellFormed()).replaceAll(/[?#]/g, "");
      await expectSafe(`${path}${query(value)}`, value, verb);
    }),
    { numRuns: 1_000 },
  );
}, 60_000);
