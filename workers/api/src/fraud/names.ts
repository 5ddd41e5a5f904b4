import { readLabels } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";

export type Names = {
  readonly publisher: (id: string) => string;
  readonly campaign: (id: string) => string;
};

type Named = { readonly publisherId?: string; readonly campaignId?: string | null };

/** Names of what rows are about; what is gone is called by its id. */
export async function namesOf(
  { control, workspaceId }: Pick<WorkspaceContext, "control" | "workspaceId">,
  rows: readonly Named[],
): Promise<Names> {
  const read = (entity: "publisher" | "campaign", ids: readonly (string | null | undefined)[]) => {
    const given = [...new Set(ids.flatMap((id) => id ?? []))];
    return given.length === 0
      ? Promise.resolve(new Map<string, string>())
      : readLabels(control, workspaceId, entity, given);
  };
  const [publishers, campaigns] = await Promise.all([
    read(
      "publisher",
      rows.map(({ publisherId }) => publisherId),
    ),
    read(
      "campaign",
      rows.map(({ campaignId }) => campaignId),
    ),
  ]);
  return {
    publisher: (id) => publishers.get(id) ?? id,
    campaign: (id) => campaigns.get(id) ?? id,
  };
}
