import { expect, test } from "vitest";
import { fill, macroValues } from "../../test-support/macro-values.ts";
import { compileTemplate } from "../index.ts";

const values = macroValues({ query: "sub1=evil.example&sub2=%2F%2Fevil.example&sub3=.." });
const ID = values.click.id;

test.each([
  ["HTTPS://a.example/{country}", "HTTPS://a.example/DE"],
  ["http://a.example", "http://a.example"],
  ["https://a.example:8443?c={country}", "https://a.example:8443?c=DE"],
  ["https://a.example#{country}", "https://a.example#DE"],
  ["https://203.0.113.7/{country}", "https://203.0.113.7/DE"],
  ["https://[2001:db8::1]:8443/{country}", "https://[2001:db8::1]:8443/DE"],
  [
    "https://bücher.example/pfäd?q=ö&c={country}",
    "https://b%C3%BCcher.example/pf%C3%A4d?q=%C3%B6&c=DE",
  ],
  ["  https://a.example/{country}\n", "https://a.example/DE"],
  ["ht\ntps://a.exa\tmple/{country}", "https://a.example/DE"],
  ["https://a.example/two words?{country}", "https://a.example/two%20words?DE"],
  ["https://a.example/?a=%7Bclickid%7D&b=100%", "https://a.example/?a=%7Bclickid%7D&b=100%"],
  ["https://a.example/?existing=1&c={country}", "https://a.example/?existing=1&c=DE"],
])("%j becomes %s", (template, url) => {
  expect(fill(template, values)).toBe(url);
});

test.each([
  "",
  "/relative/{clickid}",
  "//a.example/{clickid}",
  "a.example/{clickid}",
  "https:a.example",
  "https:/a.example",
  "https:\\\\a.example",
  "https://",
  "https:///path",
  "https://?x=1",
  "https://user@a.example/",
  "https://user:secret@a.example/",
  "https://a.example\\@b.example/",
  "https://a.example%2f@b.example/",
  "https://a example/",
  "https://a.example:port/",
  "https://a.example:999999/",
  "https://[2001:db8::1/",
  "https://a<b>.example/",
  "{sub1}",
  "{sub1}://a.example/",
  "{sub1}https://a.example/",
  "ht{sub1}tps://a.example/",
  "https{sub1}://a.example/",
  "https:{sub1}//a.example/",
  "https:/{sub1}/a.example/",
  "https://{sub1}",
  "https://{sub1}/path",
  "https://{sub1}@a.example/",
  "https://user:{sub1}@a.example/",
  "ftp://a.example/",
  "myapp://open",
])("%j is no absolute web address of its owner's making", (template) => {
  expect(compileTemplate(template)).toBe(null);
});

test.each([
  "javascript:alert(1)",
  "javascript://a.example/%0aalert(1)",
  "JaVaScRiPt://a.example/%0aalert(1)",
  "java\tscript://a.example/%0aalert(1)",
  "java\r\nscript://a.example/%0aalert(1)",
  " \u0000javascript://a.example/%0aalert(1)",
  "\u00a0javascript://a.example/%0aalert(1)",
  "javascript{sub9}://a.example/",
  "java{sub9}script://a.example/",
  "data:text/html,<script>alert(1)</script>",
  "data://text/html,x",
  "vbscript://x",
  "file:///etc/passwd",
  "filesystem://x",
  "blob://x",
  "about://blank",
  "ABOUT://blank",
])("%j never leads anywhere, whatever the campaign allows", (template) => {
  const appSchemes = [
    "javascript",
    "JavaScript",
    " javascript",
    "javascript:",
    "java",
    "java\tscript",
    "data",
    "vbscript",
    "file",
    "filesystem",
    "blob",
    "about",
  ];
  expect(compileTemplate(template, { appSchemes })).toBe(null);
});

test.each([
  ["myapp://open/{country}?c={clickid}", `myapp://open/DE?c=${ID}`],
  ["MyApp:///cart?c={clickid}", `MyApp:///cart?c=${ID}`],
  ["myapp://", "myapp://"],
  ["myapp://{sub1}/x", "myapp:///x"],
  ["x-com.shop+1://a?c={clickid}", `x-com.shop+1://a?c=${ID}`],
])("%s is an address where the campaign allows the scheme", (template, url) => {
  const appSchemes = ["MYAPP", "x-com.shop+1"];
  expect(fill(template, values, { appSchemes })).toBe(url);
  expect(compileTemplate(template, { appSchemes: ["other"] })).toBe(null);
});

test.each([
  "my{sub1}app://x",
  "myapp:{sub1}",
  "myapp:/{sub1}/x",
  "myapp:open",
  "myapp://a b",
  "myapp://user@host",
])("%s is no address of the app either", (template) => {
  expect(compileTemplate(template, { appSchemes: ["myapp", "my"] })).toBe(null);
});

test.each([
  ["https://{sub1}.a.example/", "https://.a.example/"],
  ["https://a.example{sub1}/", "https://a.example/"],
  ["https://a.example.{sub1}", "https://a.example."],
  ["https://a.example{sub1:raw}", "https://a.example"],
  ["https://a.example:{sub1}/x", "https://a.example:/x"],
  ["https://a.example:80{timestamp}/x", "https://a.example:80/x"],
  ["https://a{date:/?#}.example/{country}", "https://a.example/DE"],
  ["https://a.{sub1}{sub2}b.example/{sub1}", "https://a.b.example/evil.example"],
])("%s: a macro in host or port becomes nothing", (template, url) => {
  expect(fill(template, values)).toBe(url);
});

test.each([
  ["https://a.example/{sub2}", "https://a.example/%2F%2Fevil.example"],
  ["https://a.example/{sub2:raw}", "https://a.example///evil.example"],
  ["https://a.example/{sub3}/x", "https://a.example//x"],
  ["https://a.example/x?d={sub3}#{sub3}", "https://a.example/x?d=..#.."],
])("%s: a value in the path reaches no other host and climbs no folder", (template, url) => {
  const filled = fill(template, values);
  expect(filled).toBe(url);
  expect(new URL(filled ?? "").host).toBe("a.example");
});

test.each([
  ['https://a.example/?f={"a":1}&c={country}', 'https://a.example/?f=%7B"a":1%7D&c=DE'],
  ["https://a.example/?c={{country}}", "https://a.example/?c=%7BDE%7D"],
  ["https://a.example/?c={country", "https://a.example/?c=%7Bcountry"],
  ["https://a.example/?c=country}", "https://a.example/?c=country%7D"],
  ["https://a.example/?c={}", "https://a.example/?c=%7B%7D"],
  ["https://a.example/?c={sub9{country}}", "https://a.example/?c=%7Bsub9DE%7D"],
  ["https://a.example/?c={ country }", "https://a.example/?c=DE"],
])("%s: braces that are no macro are sent encoded", (template, url) => {
  expect(fill(template, values)).toBe(url);
});

test("a template whose own text is too long for a URL is none", () => {
  const base = "https://a.example/?x=";
  expect(compileTemplate(base + "x".repeat(8_192 - base.length))).not.toBe(null);
  expect(compileTemplate(base + "x".repeat(8_193 - base.length))).toBe(null);
  expect(compileTemplate(base + "ü".repeat(2_000))).toBe(null);
});
