import type { SnapshotTarget } from "@cleverdrip/edge-config";
import { Refusal } from "../http/refusal.ts";

/** Each once, as they are stored. */
export function inOrder(aliases: readonly string[]): readonly string[] {
  return [...new Set(aliases)].toSorted();
}

/** What the edge has to learn when a link's aliases change: those that came and those that went. */
export function aliasTargets(
  workspaceId: string,
  before: readonly string[],
  after: readonly string[],
): readonly SnapshotTarget[] {
  return inOrder([...before, ...after])
    .filter((alias) => before.includes(alias) !== after.includes(alias))
    .map((alias) => ({ kind: "alias", name: `${workspaceId}:${alias}` }));
}

export function aliasTaken({
  alias,
  slug,
}: {
  readonly alias: string;
  readonly slug: string;
}): Refusal {
  const holder = slug === "" ? "another link" : `the link "${slug}"`;
  return new Refusal(
    "conflict",
    `the alias "${alias}" is that of ${holder}; take it away there first`,
    [{ path: "aliases", message: `"${alias}" is that of ${holder}` }],
  );
}
