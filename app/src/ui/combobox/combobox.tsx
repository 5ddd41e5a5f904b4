import { ChevronsUpDown, X } from "lucide-react";
import { useId } from "react";
import { TextInput } from "../field.tsx";
import { OptionList, optionId, type Option } from "./option-list.tsx";
import { useCombobox } from "./use-combobox.ts";

type ComboboxProps = {
  readonly control: Readonly<Record<string, unknown>>;
  /** The chosen option, or null; its label is shown while nobody types. */
  readonly value: Option | null;
  /** Undefined while they are being searched. */
  readonly options: readonly Option[] | undefined;
  readonly placeholder: string;
  readonly onSearch: (text: string) => void;
  readonly onChange: (value: string | null) => void;
};

/** Chooses one of many by typing; the options come from the caller, who searches them. */
export function Combobox(props: ComboboxProps) {
  const { control, value, options, placeholder, onSearch, onChange } = props;
  const listId = useId();
  const shown = options ?? [];
  const box = useCombobox({ options: shown, onSearch, onChange });
  const hasActive = box.isOpen && shown[box.active] !== undefined;
  return (
    <div className="relative">
      <TextInput
        {...control}
        role="combobox"
        aria-expanded={box.isOpen}
        aria-controls={box.isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={hasActive ? optionId(listId, box.active) : undefined}
        className="truncate pr-8"
        placeholder={placeholder}
        value={box.typed ?? value?.label ?? ""}
        onChange={(event) => box.search(event.target.value)}
        onClick={() => !box.isOpen && box.search("")}
        onBlur={box.close}
        onKeyDown={box.onKeyDown}
      />
      <ComboboxEnd isClearable={value !== null} onClear={() => onChange(null)} />
      {box.isOpen && (
        <OptionList
          id={listId}
          options={shown}
          activeIndex={box.active}
          selected={value?.value ?? null}
          message={messageFor(options)}
          onHover={box.setActive}
          onPick={box.pick}
        />
      )}
    </div>
  );
}

type ComboboxEndProps = { readonly isClearable: boolean; readonly onClear: () => void };

const END =
  "absolute top-1/2 right-1.5 size-6 -translate-y-1/2 items-center justify-center rounded text-muted";

function ComboboxEnd({ isClearable, onClear }: ComboboxEndProps) {
  if (!isClearable)
    return <ChevronsUpDown aria-hidden className={`${END} pointer-events-none p-1`} />;
  return (
    <button
      type="button"
      aria-label="Clear"
      onClick={onClear}
      className={`${END} inline-flex hover:bg-sunken`}
    >
      <X aria-hidden className="size-3.5" />
    </button>
  );
}

function messageFor(options: readonly Option[] | undefined): string | null {
  if (options === undefined) return "Searching…";
  return options.length === 0 ? "Nothing found" : null;
}
