import fc from "fast-check";
import { expect, test } from "vitest";
import { withDeepLink } from "./deep-link.ts";

const HOSTS = ["shop.example", "xn--bcher-kva.example"];
const DESTINATION = "https://track.example/go";

function follow(url: string, destination = DESTINATION): string {
  return withDeepLink(destination, HOSTS, `url=${encodeURIComponent(url)}`);
}

test.each([
  "https://shop.example",
  "https://shop.example/shoes?size=42#top",
  "http://shop.example/",
  "https://www.SHOP.example/shoes",
  "HTTPS://a.b.shop.example/",
  "https://shop.example:443/",
  "http://shop.example:80/",
  "https://shop.example?x=1",
  "https://xn--bcher-kva.example/",
  "https://shop.example/@evil.example",
])("%s is on an allowed host", (url) => {
  expect(follow(url)).toBe(url);
});

test.each([
  "https://evil.example/",
  "https://notshop.example/",
  "https://shop.example.evil.example/",
  "https://evil.example/https://shop.example",
  "https://user@shop.example/",
  "https://shop.example@evil.example/",
  "https://shop.example:8443/",
  "https://shop.example:80/",
  "https://shop.example:443@evil.example/",
  "https://shop.example\\@evil.example/",
  "https://evil.example\\.shop.example/",
  "https://evil.example#.shop.example/",
  "https://evil.example?.shop.example/",
  "https:/\\shop.example/",
  "https:shop.example",
  "//shop.example/",
  "/shoes",
  "javascript://shop.example/%0aalert(1)",
  "ftp://shop.example/",
  " https://shop.example/",
  "https://shop.example\t.evil.example/",
  "https://shop\n.example/",
  "https://shop.example%2eevil.example/",
  "https://shop%2eexample/",
  "https://ｓｈｏｐ.example/",
  "https://shop。example/",
  "https://bücher.example/",
  "https://shop.example./",
  "https://.shop.example:x/",
  "https://[::1]/",
  "https://",
  "",
])("%j is not followed", (url) => {
  expect(follow(url)).toBe(DESTINATION);
});

test.each(["url", "deep_link", "deeplink", "target_url", "URL"])("%s names the address", (name) => {
  const query = `sub1=a&${name}=https%3A%2F%2Fshop.example%2F`;
  expect(withDeepLink(DESTINATION, HOSTS, query)).toBe("https://shop.example/");
});

test("without allowed hosts nothing is looked at", () => {
  const query = "url=https%3A%2F%2Fshop.example%2F";
  expect(withDeepLink(DESTINATION, [], query)).toBe(DESTINATION);
});

test.each([
  ["https://shop.example/a", "https://shop.example/a?c={clickid}&s={sub1}"],
  ["https://shop.example/a?x=1", "https://shop.example/a?x=1&c={clickid}&s={sub1}"],
  ["https://shop.example/a?x=1#top", "https://shop.example/a?x=1&c={clickid}&s={sub1}#top"],
  ["https://shop.example/a#top?x", "https://shop.example/a?c={clickid}&s={sub1}#top?x"],
])("%s takes the destination's own query along", (url, expected) => {
  expect(follow(url, "https://track.example/go?c={clickid}&s={sub1}#there")).toBe(expected);
});

test("braces that came in never become macros, nor line breaks headers", () => {
  expect(follow("https://shop.example/{ip}?x={country}")).toBe(
    "https://shop.example/%7Bip%7D?x=%7Bcountry%7D",
  );
  expect(follow("https://shop.example/a\r\nset-cookie: x")).toBe(
    "https://shop.example/a%0D%0Aset-cookie:%20x",
  );
  const query = "url=https://shop.example/ü?q=\ud800";
  expect(withDeepLink(DESTINATION, HOSTS, query)).toBe("https://shop.example/%C3%BC?q=%EF%BF%BD");
});

test("whatever is asked for, every reader of URLs ends on an allowed host or on the destination", () => {
  const pieces =
    'https: http: // / \\ @ : 443 . # ? %2e shop.example evil.example www. {clickid} [ ] 。 javascript: "';
  const piece = fc.constantFrom("\t", "\n", " ", ...pieces.split(" "));
  const hostile = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 }))).map((all) => all.join(""));
  const prefixed = hostile.map((text) => `https://shop.example${text}`);
  fc.assert(
    fc.property(fc.oneof(hostile, prefixed, fc.webUrl()), (url) => {
      const where = withDeepLink(
        DESTINATION,
        HOSTS,
        `url=${encodeURIComponent(url.toWellFormed())}`,
      );
      if (where === DESTINATION) return;
      const { protocol, hostname, username, port } = new URL(where);
      expect(["http:", "https:"]).toContain(protocol);
      expect(`.${hostname}`).toMatch(/\.(?:shop|xn--bcher-kva)\.example$/);
      expect(username + port).toBe("");
      expect(where).toMatch(/^[\x21-\x7e]+$/);
      expect(where).not.toMatch(/[{}]/);
    }),
    { numRuns: 20_000 },
  );
});

test("a deep link longer than 4,000 characters, as it would be sent, is not followed", () => {
  const longest = "https://shop.example/".padEnd(4_000, "a");
  expect(follow(longest)).toBe(longest);
  expect(follow(`${longest}a`)).toBe(DESTINATION);
  expect(follow(`https://shop.example/${"ü".repeat(700)}`)).toBe(DESTINATION);
});
