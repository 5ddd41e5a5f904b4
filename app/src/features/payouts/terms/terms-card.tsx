import type { Campaign, PayoutTermsRow } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { payoutRulesQuery } from "../../../api/payout-rules.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { ProblemNotice } from "../../../ui/problem-notice.tsx";
import { RemoveTerms } from "./remove-terms.tsx";
import { TermsDialog } from "./terms-dialog.tsx";
import { TermsTable } from "./terms-table.tsx";

/** Who is paid otherwise than the event types say. */
export function TermsCard({ campaign }: { readonly campaign: Campaign }) {
  const rules = useQuery(payoutRulesQuery(campaign.id));
  const [edited, setEdited] = useState<PayoutTermsRow | "new" | null>(null);
  const [doomed, setDoomed] = useState<PayoutTermsRow | null>(null);
  return (
    <Card
      isFlush
      title="Payouts of tiers and publishers"
      description="A publisher's own terms go before its tier's, both before the campaign's."
      actions={
        <Button onClick={() => setEdited("new")}>
          <Plus aria-hidden className="size-4" />
          Add terms
        </Button>
      }
    >
      {rules.error !== null && (
        <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} />
      )}
      {rules.error === null && (
        <TermsTable
          campaign={campaign}
          rows={rules.data?.data}
          onEdit={setEdited}
          onRemove={setDoomed}
        />
      )}
      <TermsDialog
        campaign={campaign}
        terms={edited === "new" ? null : edited}
        isOpen={edited !== null}
        onClose={() => setEdited(null)}
      />
      <RemoveTerms campaignId={campaign.id} terms={doomed} onClose={() => setDoomed(null)} />
    </Card>
  );
}
