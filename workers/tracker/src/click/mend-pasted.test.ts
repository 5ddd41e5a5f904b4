import fc from "fast-check";
import { expect, test } from "vitest";
import { createIsolate } from "../../test-support/isolate.ts";
import { publishedSources, PUBLISHED_SLUG } from "../../test-support/published.ts";
import { mendPasted } from "./mend-pasted.ts";

test.each([
  ["", "sub1=a"],
  ["", "?sub1=a"],
  ["/", "sub1=a"],
  ["%20", "sub1=a"],
  ["%20/", "sub1=a"],
  ["&sub1=a", ""],
  ["/&sub1=a", ""],
])("a link pasted with %j and the query %j is the link with its parameter", async (end, query) => {
  const { open, recorded } = createIsolate({ sources: publishedSources({}) });
  for (const start of ["http://localhost/c/", "http://localhost/o/", "https://go.brand.example/"]) {
    const response = await open(`${start}${PUBLISHED_SLUG}${end}${query && `?${query}`}`);
    expect(response.headers.get("location")).toMatch(/^https:\/\/shop\.example\/\?cid=.{32}&s=a$/);
  }
  expect(recorded).toHaveLength(3);
});

test.each([
  ["sub1=a?sub2=b", "sub1=a&sub2=b"],
  ["?sub1=a", "&sub1=a"],
  ["url=https://shop.example/?x=1&sub1=a", "url=https://shop.example/?x=1&sub1=a"],
  ["url=https%3A%2F%2Fshop.example%2F?x=1", "url=https%3A%2F%2Fshop.example%2F?x=1"],
  ["url=https://shop.example/&sub1=a?sub2=b", "url=https://shop.example/&sub1=a&sub2=b"],
  ["q=why?", "q=why?"],
  ["", ""],
])("the query %j is taken as %j", (query, mended) => {
  expect(mendPasted("slug", query)).toEqual({ name: "slug", query: mended });
});

test("what stands behind the name comes before the query", () => {
  expect(mendPasted("Slug&sub1=a", "sub1=b?sub2=c")).toEqual({
    name: "Slug",
    query: "sub1=a&sub1=b&sub2=c",
  });
});

test.each(["a/b", "favicon.ico", "", "a%2fb", "%20a"])("%j is left as it is", (name) => {
  expect(mendPasted(name, "")).toEqual({ name, query: "" });
});

test("no parameter of an ordinary query is lost or changed", () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (text) => {
      const query = text.replaceAll("?", "");
      expect(mendPasted("slug", query).query).toBe(query);
    }),
  );
});
