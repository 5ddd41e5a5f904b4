import type { Publisher, StatementRow } from "@cleverdrip/contract";
import { Download } from "lucide-react";
import { useState } from "react";
import { statementFile } from "../../api/ledger.ts";
import type { AskedTerms } from "../../search-params/ledger-search.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Sheet } from "../../ui/dialog.tsx";
import { PayDialog } from "./pay-dialog.tsx";
import { StatementSums } from "./statement-sums.tsx";
import { periodWords } from "./statement-words.ts";
import { statementKey, statementState } from "./statement-state.ts";
import { useToday } from "../session/use-today.ts";

type StatementSheetProps = {
  readonly publisher: Publisher;
  /** Null while none is open. */
  readonly statement: StatementRow | null;
  readonly settled: ReadonlySet<string>;
  /** By which terms it was asked for. */
  readonly asked: AskedTerms;
  readonly onClose: () => void;
};

export function StatementSheet(props: StatementSheetProps) {
  const { publisher, statement, settled, asked, onClose } = props;
  const today = useToday();
  return (
    <Sheet
      isOpen={statement !== null}
      onClose={onClose}
      title={statement === null ? "" : `Statement ${periodWords(statement, today)}`}
      description={publisher.name}
    >
      {statement !== null && <Statement {...{ publisher, statement, settled, asked }} />}
    </Sheet>
  );
}

type StatementProps = Pick<StatementSheetProps, "publisher" | "settled" | "asked"> & {
  readonly statement: StatementRow;
};

function Statement({ publisher, statement, settled, asked }: StatementProps) {
  const [isPaying, setIsPaying] = useState(false);
  const { label, tone } = statementState(statement, useToday(), settled);
  const isPayable =
    statement.payment === null &&
    statement.payableMicros > 0 &&
    !settled.has(statementKey(statement));
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-2">
        {isPayable && (
          <Button look="primary" onClick={() => setIsPaying(true)}>
            Mark as paid
          </Button>
        )}
        {(["pdf", "csv"] as const).map((kind) => (
          <a
            key={kind}
            href={statementFile(publisher.id, statement.firstDay, asked, kind)}
            download
            className={buttonClass()}
          >
            <Download aria-hidden className="size-3.5" />
            {kind.toUpperCase()}
          </a>
        ))}
        <Badge tone={tone}>{label}</Badge>
      </div>
      <StatementSums statement={statement} />
      <PayDialog
        publisher={publisher}
        statement={isPaying ? statement : null}
        asked={asked}
        onClose={() => setIsPaying(false)}
      />
    </>
  );
}
