import type { Publisher, PublisherBalance, StatementRow } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { statementsQuery } from "../../api/ledger.ts";
import { askedTerms } from "../../search-params/ledger-search.ts";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { settledStatements, statementKey } from "./statement-state.ts";
import { StatementSheet } from "./statement-sheet.tsx";
import { StatementTable } from "./statement-table.tsx";
import { PublisherTerms, type TermsChange, type TermsSearch } from "./publisher-terms.tsx";

type StatementsCardProps = {
  readonly publisher: Publisher;
  /** What was paid of each currency, whatever for. */
  readonly balances: PublisherBalance["balances"];
  readonly search: TermsSearch;
  readonly onSearch: (change: TermsChange) => void;
};

/** A statement for every period that has ended; computed from the ledger by the publisher's terms, or others to compare. */
export function StatementsCard({ publisher, balances, search, onSearch }: StatementsCardProps) {
  const asked = askedTerms(search);
  const list = useQuery(statementsQuery(publisher.id, asked));
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
      <PublisherTerms {...{ publisher, search, onSearch }} />
      {list.error !== null && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.error === null && <StatementTable rows={rows} settled={settled} onOpen={open} />}
      <StatementSheet
        publisher={publisher}
        settled={settled}
        asked={asked}
        // What it is now, after it was paid.
        statement={
          shown && (rows?.find((row) => statementKey(row) === statementKey(shown)) ?? shown)
        }
        onClose={() => setShown(null)}
      />
    </Card>
  );
}
