import type { ConversionRow } from "@cleverdrip/contract";
import { createContext, useContext } from "react";
import { columnsOf } from "../../../ui/table/table-features.ts";
import type { Changed } from "../change/change-draft.ts";
import type { Selection } from "./use-selection.ts";

const NOTHING: Selection = {
  chosen: new Map<string, Changed>(),
  toggle: () => undefined,
  clear: () => undefined,
};

/**
 * What the ticks of a table show. It reaches them past the columns: columns that are made anew draw every cell anew, and a
 * tick would lose the focus by being pressed.
 */
export const TableSelection = createContext<{
  readonly rows: readonly ConversionRow[];
  readonly selection: Selection;
}>({ rows: [], selection: NOTHING });

const helper = columnsOf<ConversionRow>();

/** A tick for each row, and one at the top for all that are loaded. */
export const selectionColumn = helper.display({
  id: "selected",
  header: () => <TickOfAll />,
  cell: ({ row }) => <TickOfRow conversion={row.original} />,
});

function TickOfAll() {
  const { rows, selection } = useContext(TableSelection);
  const count = rows.filter(({ id }) => selection.chosen.has(id)).length;
  return (
    <Tick
      label="Select all conversions shown"
      isChecked={count > 0 && count === rows.length}
      isMixed={count > 0 && count < rows.length}
      isDisabled={rows.length === 0}
      onChange={(isOn) => selection.toggle(rows, isOn)}
    />
  );
}

function TickOfRow({ conversion }: { readonly conversion: ConversionRow }) {
  const { selection } = useContext(TableSelection);
  return (
    <Tick
      label={`Select conversion ${conversion.txid ?? conversion.id}`}
      isChecked={selection.chosen.has(conversion.id)}
      onChange={(isOn) => selection.toggle([conversion], isOn)}
    />
  );
}

type TickProps = {
  readonly label: string;
  readonly isChecked: boolean;
  readonly isMixed?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
};

function Tick({ label, isChecked, isMixed = false, isDisabled = false, onChange }: TickProps) {
  return (
    // The label is as large as a finger, the box is not.
    <label className="-m-2 inline-flex size-8 cursor-pointer items-center justify-center align-middle">
      <span className="sr-only">{label}</span>
      <input
        ref={(input) => {
          if (input !== null) input.indeterminate = isMixed;
        }}
        type="checkbox"
        className="size-4 accent-accent"
        disabled={isDisabled}
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
