import { useState, type ClipboardEvent, type KeyboardEvent } from "react";

type TypedValuesOptions = {
  readonly values: readonly string[];
  /** What tells values apart when several are typed or pasted at once. */
  readonly separator: RegExp;
  readonly onChange: (values: readonly string[]) => void;
};

/**
 * What is being typed is a value already, the last one: it cannot be forgotten, and a form whose button is pressed next
 * does not move under the pointer. `settled` are the values before it.
 */
export function useTypedValues({ values, separator, onChange }: TypedValuesOptions) {
  const [typed, setTyped] = useState("");
  const [isLastTyped, setIsLastTyped] = useState(false);
  const settled = isLastTyped ? values.slice(0, -1) : values;

  function write(done: readonly string[], text: string) {
    const known = [...new Set(done.map((value) => value.trim()))].filter((value) => value !== "");
    const last = text.trim();
    const isNew = last !== "" && !known.includes(last);
    setTyped(text);
    setIsLastTyped(isNew);
    onChange(isNew ? [...known, last] : known);
  }

  function type(text: string) {
    const parts = text.split(separator);
    write([...settled, ...parts.slice(0, -1)], parts.at(-1) ?? "");
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") {
      event.preventDefault();
      if (typed !== "") write([...settled, typed], "");
    } else if (event.key === "Backspace" && typed === "" && settled.length > 0) {
      write(settled.slice(0, -1), "");
    }
  }

  /** An input has one line: a list of several would lose its ends of lines. */
  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData("text").trim();
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    write([...settled, ...(typed + text).split(separator)], "");
  }

  const remove = (removed: string) =>
    write(
      settled.filter((value) => value !== removed),
      typed,
    );

  return { typed, settled, type, remove, keys: { onKeyDown, onPaste } };
}
