import { useInfiniteQuery } from "@tanstack/react-query";
import { Link2, Plus } from "lucide-react";
import { useState } from "react";
import { linksQuery } from "../../api/links.ts";
import { rowsOf } from "../../api/pages.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { useLinkDialogs } from "./link-dialogs.tsx";
import { LinkTable } from "./link-table.tsx";

/** The links that promote one campaign. */
export function CampaignLinks({ campaignId }: { readonly campaignId: string }) {
  const list = useInfiniteQuery(linksQuery({ campaignId }));
  const [isCreating, setIsCreating] = useState(false);
  const dialogs = useLinkDialogs();
  const rows = list.data && rowsOf(list.data.pages);
  const create = (
    <Button onClick={() => setIsCreating(true)}>
      <Plus aria-hidden className="size-4" />
      Create link
    </Button>
  );
  return (
    <Card title="Links" actions={create} isFlush>
      {list.error !== null && rows === undefined && <ProblemNotice error={list.error} />}
      <LinkTable
        rows={rows}
        isOneCampaign
        onOpen={dialogs.open}
        empty={
          <EmptyState icon={Link2} title="Nobody promotes this yet">
            Create a link for a publisher: it is what visitors click.
          </EmptyState>
        }
      />
      <LoadMore list={list} shown={rows?.length} noun="link" />
      <LinkDialog
        campaignId={campaignId}
        isOpen={isCreating}
        onClose={() => setIsCreating(false)}
      />
      {dialogs.element}
    </Card>
  );
}
