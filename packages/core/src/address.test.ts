import { expect, test } from "vitest";
import { addressPrefix, referrerDomain } from "./index.ts";

test.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["2001:0DB8:00AB:1::1", "2001:db8:ab::/48"],
  ["2001:db8::1", "2001:db8:0::/48"],
  ["::1", "0:0:0::/48"],
  ["nonsense", ""],
  ["", ""],
])("the prefix of %j is %j", (address, prefix) => {
  expect(addressPrefix(address)).toBe(prefix);
});

test.each([
  ["https://www.Blog.example/post?x=1", "blog.example"],
  ["https://user:pw@host.example:8443/", "host.example"],
  ["android-app://com.app", ""],
  ["javascript:alert(1)", ""],
])("the domain of the referrer %j is %j", (referrer, domain) => {
  expect(referrerDomain(referrer)).toBe(domain);
});
