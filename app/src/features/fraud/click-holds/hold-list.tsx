import type { ClickHold } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { fraudFindingsQuery } from "../../../api/fraud.ts";
import { CheckField } from "../../../ui/check-field.tsx";
import { LoadMore, type ContinuedList } from "../../../ui/load-more.tsx";
import { DecideDialog, type Deciding } from "./decide-dialog.tsx";
import { keyOf } from "./hold-day.ts";
import { HoldRow } from "./hold-row.tsx";
import { NoHolds } from "./no-holds.tsx";
import { SelectedBar } from "./selected-bar.tsx";
import { useTicked } from "./use-ticked.ts";

type HoldListProps = {
  readonly list: ContinuedList;
  readonly rows: readonly ClickHold[];
  readonly decision: ClickHold["decision"];
  readonly isFiltered: boolean;
  readonly timezone: string;
};

/** The days of one filter, what is ticked of them, and what is being decided: give it the filter as its key. */
export function HoldList({ list, rows, decision, isFiltered, timezone }: HoldListProps) {
  const { ticked, isTicked, tick, tickAll, clear } = useTicked(rows);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const { data: findings } = useQuery(fraudFindingsQuery({}));
  const ofClicks = (findings?.data ?? []).filter(({ about }) => about === "clicks");
  return (
    <>
      {rows.length === 0 && <NoHolds decision={decision} isFiltered={isFiltered} />}
      {rows.length > 1 && (
        <div className="border-b px-4 py-2">
          <CheckField
            label="Select all shown"
            isChecked={ticked.length === rows.length}
            onChange={tickAll}
          />
        </div>
      )}
      {rows.length > 0 && (
        <ul
          aria-label="Held clicks"
          // What the keyboard comes to is scrolled to where the bar below does not cover it.
          className="divide-y [&_:is(a,button,input)]:scroll-mb-32"
        >
          {rows.map((hold) => (
            <HoldRow
              key={keyOf(hold)}
              hold={hold}
              findings={ofClicks}
              timezone={timezone}
              isTicked={isTicked(hold)}
              onTick={(isOn) => tick(hold, isOn)}
              onDecide={(verb) => setDeciding({ holds: [hold], verb })}
            />
          ))}
        </ul>
      )}
      <SelectedBar
        holds={ticked}
        decision={decision}
        onClear={clear}
        onDecide={(verb) => setDeciding({ holds: ticked, verb })}
      />
      <LoadMore list={list} shown={rows.length} noun="day" />
      <DecideDialog deciding={deciding} onClose={() => setDeciding(null)} onDecided={clear} />
    </>
  );
}
