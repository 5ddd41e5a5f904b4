import fc from "fast-check";
import { expect, test } from "vitest";
import { redirectPage } from "./redirect-page.ts";

const NASTY = `https://shop.example/?a="><script>alert(1)</script>&b=</script>'`;

test("a meta page leads on by itself, by a link as well, and runs nothing", () => {
  const { body, contentSecurityPolicy } = redirectPage("https://a.example/?b=1&c=2", "meta", "n");
  expect(body).toContain('content="0;url=https://a.example/?b=1&amp;c=2"');
  expect(body).toContain('<a href="https://a.example/?b=1&amp;c=2">');
  expect(body).not.toContain("<script");
  expect(contentSecurityPolicy).toBe("default-src 'none'");
});

test("a script page runs its one script and leads on where scripts are off", () => {
  const { body, contentSecurityPolicy } = redirectPage("https://a.example/", "script", "n0nce");
  expect(body).toContain('<script nonce="n0nce">location.replace("https://a.example/")</script>');
  expect(body).toContain("<noscript><meta");
  expect(contentSecurityPolicy).toBe("default-src 'none'; script-src 'nonce-n0nce'");
});

test.each(["meta", "script"] as const)("an address cannot break out of a %s page", (mode) => {
  const { body } = redirectPage(NASTY, mode, "n");
  expect(body).not.toContain("<script>");
  expect(body.match(/<\/script>/g)?.length ?? 0).toBe(mode === "script" ? 1 : 0);
});

test("whatever the address, the script says exactly it and its element ends only once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { body } = redirectPage(text, "script", "n");
      const literal = /location\.replace\((.*?)\)<\/script><noscript>/s.exec(body)?.[1] ?? "";
      expect(JSON.parse(literal)).toBe(text);
      expect(body.match(/<\/script/gi)).toHaveLength(1);
    }),
  );
});
