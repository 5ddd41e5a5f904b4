// The tree of RFC 6962, section 2.1 (the same in RFC 9162): a leaf is SHA-256(0x00 || text), a node SHA-256(0x01 || left ||
// right). Without the two prefixes a node could be passed off as a leaf whose text is two hashes.
import { hexOf, utf8Bytes } from "../conversion/utf8-bytes.ts";
import { sha256 } from "../hmac-sha256.ts";

export type MerkleTree = {
  /** In hexadecimal. */
  readonly root: string;
  readonly size: number;
  /** The hash of the other side of each node from the leaf up to the root. */
  readonly pathOf: (index: number) => readonly string[];
};

/** Where a leaf stands in a tree of that size. */
export type MerklePlace = {
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
};

type Level = readonly Uint8Array[];

const HASH = /^[0-9a-f]{64}$/;

/** The tree over texts in their order; that of none has the hash of nothing as its root. */
export function merkleTree(texts: readonly string[]): MerkleTree {
  const leaves = texts.map((text) => prefixed(0, utf8Bytes(text)));
  const levels: Level[] = [leaves];
  for (let level: Level = leaves; level.length > 1; levels.push(level)) level = above(level);
  const root = levels.at(-1)?.[0] ?? sha256(new Uint8Array());
  return { root: hexOf(root), size: texts.length, pathOf: (index) => pathIn(levels, index) };
}

/**
 * The root that a text at that place leads to; null where no tree has such a place. RFC 9162, section 2.1.3.2: from both ends
 * of the tree, so that a path of another length fits no size.
 */
export function rootOfPlace(text: string, { index, size, path }: MerklePlace): string | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return null;
  if (index < 0 || index >= size || !path.every((hash) => HASH.test(hash))) return null;
  let [at, last] = [index, size - 1];
  let hash = prefixed(0, utf8Bytes(text));
  for (const sibling of path) {
    if (last === 0) return null;
    const other = bytesOf(sibling);
    if (at % 2 === 1 || at === last) {
      hash = prefixed(1, other, hash);
      // A node without a neighbour stands on the level above as it is.
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = prefixed(1, hash, other);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hexOf(hash) : null;
}

/** SHA-256 of a text in hexadecimal. */
export function textHash256(text: string): string {
  return hexOf(sha256(utf8Bytes(text)));
}

/** Neighbours in pairs; the last of an odd number goes up alone, which splits at the powers of two as the RFC does. */
function above(level: Level): Level {
  const nodes: Uint8Array[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i], level[i + 1]];
    if (left !== undefined) nodes.push(right === undefined ? left : prefixed(1, left, right));
  }
  return nodes;
}

function pathIn(levels: readonly Level[], index: number): readonly string[] {
  return levels.flatMap((level, depth) => {
    const sibling = level[Math.floor(index / 2 ** depth) ^ 1];
    return sibling === undefined ? [] : [hexOf(sibling)];
  });
}

function prefixed(prefix: 0 | 1, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((sum, { length }) => sum + length, 0));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return sha256(bytes);
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
}
