import { Search } from "lucide-react";
import { TextInput } from "./field.tsx";
import { useSettledText } from "./use-settled-text.ts";

type SearchInputProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
};

export function SearchInput({ label, value, onChange }: SearchInputProps) {
  const [text, setText] = useSettledText(value, onChange);
  return (
    <div className="relative w-full sm:w-64">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted"
      />
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label}
        className="pl-8"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}
