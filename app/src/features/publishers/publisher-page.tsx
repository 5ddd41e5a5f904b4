import type { Publisher, PublisherBalance } from "@cleverdrip/contract";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Pause, Pencil, Play } from "lucide-react";
import { useState } from "react";
import { balancesQuery } from "../../api/ledger.ts";
import { rowsOf } from "../../api/pages.ts";
import { publisherQuery } from "../../api/publishers.ts";
import type { LedgerSearch } from "../../search-params/ledger-search.ts";
import { given } from "../../search-params/text.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { StatusBadge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Code } from "../../ui/code.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PublisherFraudCard } from "../fraud/verdict/publisher-card.tsx";
import { PublisherClicksCard } from "../fraud/verdict/publisher-clicks-card.tsx";
import { BalanceCard } from "../ledger/balance-card.tsx";
import { emptyEntry, type EntryDraft } from "../ledger/entry-draft.ts";
import { EntryDialog } from "../ledger/entry-dialog.tsx";
import { LedgerCard } from "../ledger/ledger-card.tsx";
import { StatementsCard } from "../ledger/statements-card.tsx";
import { LiveEverywhere } from "../live-everywhere/live-everywhere.tsx";
import { ReceiptsCard } from "../receipts/receipts-card.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { PublisherDialog } from "./publisher-dialog.tsx";
import { useSwitchPublisher } from "./use-switch-publisher.ts";

type PublisherPageProps = {
  readonly id: string;
  readonly search: LedgerSearch;
  readonly onSearch: (search: LedgerSearch) => void;
};

const NO_BALANCES: PublisherBalance["balances"] = [];

export function PublisherPage({ id, search, onSearch }: PublisherPageProps) {
  const { data: publisher } = useSuspenseQuery(publisherQuery(id));
  const workspace = useWorkspace();
  const list = useInfiniteQuery(balancesQuery({ publisherId: id }));
  const balances = list.data && (rowsOf(list.data.pages)[0]?.balances ?? []);
  const [entry, setEntry] = useState<EntryDraft | null>(null);
  const currencies = balances?.map(({ currency }) => currency) ?? [];
  const currency = currencies[0] ?? workspace.currency;
  const { kind, currency: onlyCurrency, from, to } = search;
  return (
    <>
      <PublisherHeader publisher={publisher} />
      <div className="space-y-4">
        <BalanceCard
          balances={balances}
          onAdjust={() => setEntry(emptyEntry("adjust", { currency }))}
          onPay={() => setEntry(emptyEntry("payment", { currency }))}
        />
        <StatementsCard
          publisher={publisher}
          balances={balances ?? NO_BALANCES}
          search={search}
          onSearch={(change) => onSearch(given({ ...search, ...change }))}
        />
        <LedgerCard
          publisherId={id}
          filter={given({ kind, currency: onlyCurrency, from, to })}
          currencies={currencies}
          onFilter={(change) => onSearch(given({ ...search, ...change }))}
        />
        <PublisherFraudCard publisherId={id} />
        <PublisherClicksCard publisherId={id} />
        <ReceiptsCard publisherId={id} />
      </div>
      <EntryDialog
        publisher={publisher}
        first={entry}
        currencies={[...currencies, workspace.currency]}
        onClose={() => setEntry(null)}
      />
    </>
  );
}

function PublisherHeader({ publisher }: { readonly publisher: Publisher }) {
  const switching = useSwitchPublisher();
  const [isEditing, setIsEditing] = useState(false);
  const isActive = publisher.status === "active";
  const Icon = isActive ? Pause : Play;
  return (
    <>
      <PageHeader
        above={<BackLink to="/publishers" label="Publishers" />}
        title={publisher.name}
        description={
          <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <StatusBadge status={publisher.status} />
            <LiveEverywhere atMs={publisher.liveEverywhereAtMs} />
            {publisher.tier !== "" && <span>Tier {publisher.tier}</span>}
            <span className="break-all">{publisher.email}</span>
            <Code>{publisher.id}</Code>
          </span>
        }
        actions={
          <>
            <Button isBusy={switching.isPending} onClick={() => switching.mutate(publisher)}>
              <Icon aria-hidden className="size-3.5" />
              {isActive ? "Pause" : "Resume"}
            </Button>
            <Button onClick={() => setIsEditing(true)}>
              <Pencil aria-hidden className="size-3.5" />
              Edit
            </Button>
          </>
        }
      />
      <PublisherDialog
        publisher={publisher}
        isOpen={isEditing}
        onClose={() => setIsEditing(false)}
      />
    </>
  );
}
