import { useState, type KeyboardEvent } from "react";
import { moveActive } from "./move-active.ts";
import type { Option } from "./option-list.tsx";

type ComboboxOptions = {
  readonly options: readonly Option[];
  readonly onSearch: (text: string) => void;
  readonly onChange: (value: string) => void;
};

/** What is typed, which option is active, and what the keys do. */
export function useCombobox({ options, onSearch, onChange }: ComboboxOptions) {
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const isOpen = typed !== null;

  function search(text: string) {
    setTyped(text);
    setActive(0);
    onSearch(text);
  }

  function close() {
    setTyped(null);
    onSearch("");
  }

  function pick(option: Option | undefined) {
    if (option === undefined) return;
    onChange(option.value);
    close();
  }

  function onKeyDown(event: KeyboardEvent) {
    const moved = moveActive(event.key, active, options.length);
    if (moved !== null) {
      event.preventDefault();
      if (isOpen) setActive(moved);
      else search("");
    } else if (isOpen && event.key === "Enter") {
      event.preventDefault();
      pick(options[active]);
    } else if (isOpen && event.key === "Escape") {
      // The dialog around it stays open.
      event.stopPropagation();
      close();
    }
  }

  return { typed, active, isOpen, setActive, search, close, pick, onKeyDown };
}
