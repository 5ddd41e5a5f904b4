import type { ClickIdKeys } from "@cleverdrip/core";
import { parseClickIdKeys } from "@cleverdrip/edge-config";

/** Reads the keys on first use, and again while they cannot be read. */
export function lazyKeys(text: string): () => ClickIdKeys {
  let keys: ClickIdKeys | undefined;
  return () => (keys ??= parseClickIdKeys(text));
}
