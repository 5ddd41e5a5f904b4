import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { campaignQuery, campaignsQuery } from "../../api/campaigns.ts";
import { MOST_ROWS, rowsOf } from "../../api/pages.ts";

/**
 * One list answers for most rows of a log; only a campaign beyond it is asked for by itself.
 * Undefined until the answer is there, null where there is none.
 */
export function useCampaignName(id: string | null): string | null | undefined {
  const list = useInfiniteQuery({ ...campaignsQuery({}, MOST_ROWS), staleTime: 60_000 });
  const listed = rowsOf(list.data?.pages ?? []).find((campaign) => campaign.id === id);
  const isUnlisted = id !== null && !list.isPending && listed === undefined;
  const single = useQuery({ ...campaignQuery(id ?? ""), enabled: isUnlisted });
  if (list.isPending || single.isLoading) return undefined;
  return listed?.name ?? single.data?.name ?? null;
}

/** The name, or the id of what has none. */
export function CampaignName({ id }: { readonly id: string }) {
  const known = useCampaignName(id);
  return known === undefined ? "…" : (known ?? id);
}
