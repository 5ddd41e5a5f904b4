import { useEffect, useRef, useState } from "react";

const PAUSE_MS = 250;

/**
 * The text of an input whose value lives elsewhere, such as in the address. What is typed is handed on, trimmed, after a
 * short pause, so that a word is one request; a value that changes from outside replaces it.
 */
export function useSettledText(value: string, onSettled: (text: string) => void) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const latest = useRef(onSettled);

  useEffect(() => {
    latest.current = onSettled;
  }, [onSettled]);

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    const settled = text.trim();
    if (settled === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = settled;
      latest.current(settled);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return [text, setText] as const;
}
