import { X } from "lucide-react";

type Chip = { readonly value: string; readonly label: string };

type ChipListProps = {
  readonly chips: readonly Chip[];
  readonly onRemove: (value: string) => void;
};

/** What was chosen, each with a button that takes it away. */
export function ChipList({ chips, onRemove }: ChipListProps) {
  if (chips.length === 0) return null;
  return (
    <ul className="mt-1.5 flex flex-wrap gap-1.5">
      {chips.map(({ value, label }) => (
        <li
          key={value}
          className="inline-flex max-w-full items-center gap-0.5 rounded bg-accent-soft py-0.5 pr-0.5 pl-2 text-sm text-accent"
        >
          <span className="min-w-0 break-all">{label}</span>
          <button
            type="button"
            aria-label={`Remove ${label}`}
            onClick={() => onRemove(value)}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded hover:bg-surface"
          >
            <X aria-hidden className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}
