import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";

type RowPlace<Row> = {
  readonly index: number;
  readonly onChange: (row: Row) => void;
  readonly onRemove: () => void;
};

type RowListProps<Row> = {
  readonly rows: readonly Row[];
  /** The most that the api takes. */
  readonly most: number;
  readonly addLabel: string;
  /** Another row to begin with. */
  readonly empty: () => Row;
  readonly onChange: (rows: readonly Row[]) => void;
  /** Each row's fields, a list item; where it stands is handed along with it. */
  readonly children: (row: Row, place: RowPlace<Row>) => ReactNode;
};

/** Rows of fields of which there may be none or several, and the button for another one. */
export function RowList<Row>(props: RowListProps<Row>) {
  const { rows, most, addLabel, empty, onChange, children } = props;
  return (
    <>
      <ul className="space-y-2 empty:hidden">
        {rows.map((row, index) =>
          children(row, {
            index,
            onChange: (changed) => onChange(rows.with(index, changed)),
            onRemove: () => onChange(rows.toSpliced(index, 1)),
          }),
        )}
      </ul>
      {rows.length < most && (
        <Button onClick={() => onChange([...rows, empty()])}>
          <Plus aria-hidden className="size-4" />
          {addLabel}
        </Button>
      )}
    </>
  );
}
