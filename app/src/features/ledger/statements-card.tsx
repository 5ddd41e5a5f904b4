import type { Publisher, PublisherBalance, StatementRow } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { statementsQuery } from "../../api/ledger.ts";
import { termsOf, type LedgerSearch } from "../../search-params/ledger-search.ts";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { settledStatements, statementKey } from "./statement-state.ts";
import { StatementSheet } from "./statement-sheet.tsx";
import { StatementTable } from "./statement-table.tsx";
import { TermsBar } from "./terms-bar.tsx";

type StatementTerms = Pick<LedgerSearch, "terms" | "threshold">;
type Change = { readonly [Key in keyof StatementTerms]?: StatementTerms[Key] | undefined };

type StatementsCardProps = {
  readonly publisher: Publisher;
  /** What was paid of each currency, whatever for. */
  readonly balances: PublisherBalance["balances"];
  readonly search: StatementTerms;
  readonly onSearch: (change: Change) => void;
};

/** A statement for every period that has ended; computed from the ledger by the terms that are chosen. */
export function StatementsCard({ publisher, balances, search, onSearch }: StatementsCardProps) {
  const list = useQuery(statementsQuery(publisher.id, termsOf(search)));
  const [shown, setShown] = useState<StatementRow | null>(null);
  const open = useCallback((row: StatementRow) => setShown(row), []);
  const rows = list.data?.data;
  const settled = useMemo(() => settledStatements(rows ?? [], balances), [rows, balances]);
  return (
    <Card
      isFlush
      title="Statements"
      description="What was earned in each period that has ended, and when it is to be paid."
    >
      <TermsBar
        terms={termsOf(search).terms}
        threshold={search.threshold ?? ""}
        onTerms={(terms) => onSearch({ terms })}
        onThreshold={(text) => onSearch({ threshold: text === "" ? undefined : text })}
      />
      {list.error !== null && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.error === null && <StatementTable rows={rows} settled={settled} onOpen={open} />}
      <StatementSheet
        publisher={publisher}
        settled={settled}
        // What it is now, after it was paid.
        statement={
          shown && (rows?.find((row) => statementKey(row) === statementKey(shown)) ?? shown)
        }
        onClose={() => setShown(null)}
      />
    </Card>
  );
}
