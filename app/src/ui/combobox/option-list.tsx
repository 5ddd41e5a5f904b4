import { Check } from "lucide-react";
import { classNames } from "../class-names.ts";

export type Option = { readonly value: string; readonly label: string; readonly detail?: string };

type OptionListProps = {
  readonly id: string;
  readonly options: readonly Option[];
  readonly activeIndex: number;
  readonly selected: string | null;
  /** Said instead of options: still looking, or nothing found. */
  readonly message: string | null;
  readonly onHover: (index: number) => void;
  readonly onPick: (option: Option) => void;
};

export function OptionList({
  id,
  options,
  activeIndex,
  selected,
  message,
  onHover,
  onPick,
}: OptionListProps) {
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-1 min-w-52 rounded-lg border bg-raised p-1 shadow-float">
      <ul id={id} role="listbox" aria-label="Suggestions" className="max-h-58 overflow-y-auto">
        {options.map((option, index) => (
          <li
            key={option.value}
            id={optionId(id, index)}
            role="option"
            aria-selected={option.value === selected}
            className={classNames(
              "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm",
              index === activeIndex && "bg-sunken",
            )}
            onMouseEnter={() => onHover(index)}
            // Before the input loses its focus, which closes the list.
            onMouseDown={(event) => {
              event.preventDefault();
              onPick(option);
            }}
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate">{option.label}</span>
              {option.detail !== undefined && (
                <span className="block truncate text-xs text-muted">{option.detail}</span>
              )}
            </span>
            {option.value === selected && <Check aria-hidden className="size-3.5 text-accent" />}
          </li>
        ))}
      </ul>
      {message !== null && (
        <p role="status" className="px-2 py-1.5 text-sm text-muted">
          {message}
        </p>
      )}
    </div>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
