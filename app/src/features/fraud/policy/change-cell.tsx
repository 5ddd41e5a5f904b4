import { formatCount } from "../../../format/number.ts";
import { classNames } from "../../../ui/class-names.ts";

/** Money in words, and of how many it is. */
export type Amount = { readonly words: string; readonly count: number };

type ChangeCellProps = { readonly now: Amount; readonly instead: Amount };

/** A cell with what would be, and above it, struck through, what is, where both differ. */
export function ChangeCell({ now, instead }: ChangeCellProps) {
  const isChanged = now.words !== instead.words || now.count !== instead.count;
  return (
    <td className="px-2 py-1.5 text-right align-top tabular-nums">
      {isChanged && now.count > 0 && (
        <span className="block text-muted">
          <span className="sr-only">now </span>
          <s>{now.words}</s>
        </span>
      )}
      <span className={classNames("block", isChanged && "font-semibold")}>
        {isChanged && <span className="sr-only">then </span>}
        {instead.words}
      </span>
      <span className="block text-xs text-muted">{formatCount(instead.count)}</span>
    </td>
  );
}
