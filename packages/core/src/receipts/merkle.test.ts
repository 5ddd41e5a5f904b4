import { sha256 } from "../hmac-sha256.ts";
import { hexOf, utf8Bytes } from "../conversion/utf8-bytes.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { merkleTree, rootOfPlace } from "./merkle.ts";

const texts = fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 40 });
const treeAndIndex = texts.chain((own) => fc.tuple(fc.constant(own), fc.nat(own.length - 1)));

function placeOf(own: readonly string[], index: number) {
  return { index, size: own.length, path: merkleTree(own).pathOf(index) };
}

/** As section 2.1 of the RFC puts it. */
function rootByDefinition(own: readonly string[]): string {
  const hash = (prefix: number, ...parts: readonly Uint8Array[]) =>
    sha256(Uint8Array.from([prefix, ...parts.flatMap((part) => [...part])]));
  const root = (some: readonly string[]): Uint8Array => {
    if (some.length <= 1) return hash(0, utf8Bytes(some[0] ?? ""));
    const split = 2 ** Math.floor(Math.log2(some.length - 1));
    return hash(1, root(some.slice(0, split)), root(some.slice(split)));
  };
  return hexOf(root(own));
}

// The test vectors of the Certificate Transparency project: each root is that of one leaf more.
const LEAVES = ["", "\u0000", "\u0010", " !", "01", "@ABC", "PQRSTUVW", "`abcdefghijklmno"];
test.each(
  [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ].map((root, i) => [i + 1, root] as const),
)("the tree over the first %i leaves of RFC 6962's vectors has their root", (count, root) => {
  expect(merkleTree(LEAVES.slice(0, count)).root).toBe(root);
});

test("a day without lines has the hash of nothing as its root", () => {
  const nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  expect(merkleTree([])).toMatchObject({ root: nothing, size: 0 });
  expect(rootOfPlace("", { index: 0, size: 0, path: [] })).toBeNull();
});

test("built level by level, the root is the one that the RFC defines from above", () => {
  fc.assert(fc.property(texts, (own) => merkleTree(own).root === rootByDefinition(own)));
});

test("every leaf leads to the root from its place", () => {
  fc.assert(
    fc.property(treeAndIndex, ([own, index]) => {
      expect(rootOfPlace(own[index] ?? "", placeOf(own, index))).toBe(merkleTree(own).root);
    }),
  );
});

test("another text, place, size or path leads to another root, or to none", () => {
  const change = fc.record({
    index: fc.integer({ min: -1, max: 41 }),
    size: fc.integer({ min: 0, max: 41 }),
    cut: fc.nat(6),
  });
  fc.assert(
    fc.property(treeAndIndex, change, ([own, at], { index, size, cut }) => {
      const { root } = merkleTree(own);
      const text = own[at] ?? "";
      const place = placeOf(own, at);
      expect(rootOfPlace(`${text}.`, place)).not.toBe(root);
      // Where a text stands twice, both its places are right.
      if (own[index] !== text) expect(rootOfPlace(text, { ...place, index })).not.toBe(root);
      if (cut > 0 && cut <= place.path.length) {
        expect(rootOfPlace(text, { ...place, path: place.path.slice(cut) })).not.toBe(root);
      }
      expect(rootOfPlace(text, { ...place, path: [...place.path, root] })).not.toBe(root);
      if (size <= at) expect(rootOfPlace(text, { ...place, size })).toBeNull();
    }),
  );
});

test("two leaves that are swapped give another root", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 20 }), (own) => {
      const [first = "", second = "", ...rest] = own;
      expect(merkleTree([second, first, ...rest]).root).not.toBe(merkleTree(own).root);
    }),
  );
});

test("a node is never taken for a leaf, though its text be the two hashes below it", () => {
  const [left, right] = ["a", "b"].map((text) => sha256(Uint8Array.of(0, ...utf8Bytes(text))));
  const inside = String.fromCharCode(...(left ?? []), ...(right ?? []));
  const tree = merkleTree(["a", "b", "c", "d"]);
  const [, upper = ""] = tree.pathOf(0);
  expect(rootOfPlace(inside, { index: 0, size: 2, path: [upper] })).not.toBe(tree.root);
  // Nor with the bytes themselves: the leaf's prefix stands before them.
  const bytes = Uint8Array.of(0, ...(left ?? []), ...(right ?? []));
  expect(hexOf(sha256(bytes))).not.toBe(merkleTree(["a", "b"]).root);
});

test("a path with what is no hash leads nowhere", () => {
  const place = placeOf(["a", "b"], 0);
  for (const wrong of ["", "zz", place.path[0]?.toUpperCase() ?? "", "0".repeat(63)]) {
    expect(rootOfPlace("a", { ...place, path: [wrong] })).toBeNull();
  }
});
