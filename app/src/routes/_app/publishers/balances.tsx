import { createFileRoute } from "@tanstack/react-router";
import { balancesQuery } from "../../../api/ledger.ts";
import { BalancesPage } from "../../../features/ledger/balances-page.tsx";

export const Route = createFileRoute("/_app/publishers/balances")({
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(balancesQuery({})),
  component: BalancesPage,
});
