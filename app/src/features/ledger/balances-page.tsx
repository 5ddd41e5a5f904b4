import { useInfiniteQuery } from "@tanstack/react-query";
import { Wallet } from "lucide-react";
import { balancesQuery } from "../../api/ledger.ts";
import { rowsOf } from "../../api/pages.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { PublisherTabs } from "../publishers/publisher-tabs.tsx";
import { BalanceTable } from "./balance-table.tsx";
import { PayoutFileCard } from "./payout-file-card.tsx";

export function BalancesPage() {
  const list = useInfiniteQuery(balancesQuery({}));
  const rows = list.data && rowsOf(list.data.pages);
  return (
    <>
      <PageHeader
        title="Balances"
        description="What each publisher is owed. Currencies are never added up."
      />
      <PublisherTabs />
      {list.error !== null && rows === undefined ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className="space-y-4">
          <Card isFlush>
            <BalanceTable
              rows={rows}
              empty={
                <EmptyState icon={Wallet} title="Nobody is owed anything yet">
                  A publisher appears here with its first approved result.
                </EmptyState>
              }
            />
            <LoadMore list={list} shown={rows?.length} noun="publisher" />
          </Card>
          <PayoutFileCard />
        </div>
      )}
    </>
  );
}
