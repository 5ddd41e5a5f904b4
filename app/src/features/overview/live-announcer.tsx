import type { LiveTotals } from "@cleverdrip/contract";
import { useEffect, useRef, useState } from "react";
import { formatCount } from "../../format/number.ts";

/** A screen reader that is told of every click says nothing else any more. */
const EVERY_MS = 20_000;

/** The live counter in words, for assistive technology. */
export function LiveAnnouncer({ totals }: { readonly totals: LiveTotals | null }) {
  const [sentence, setSentence] = useState("");
  const newest = useRef("");

  useEffect(() => {
    newest.current = totals === null ? "" : sentenceOf(totals);
  }, [totals]);

  useEffect(() => {
    const timer = setInterval(() => setSentence(newest.current), EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  return (
    <p aria-live="polite" className="sr-only">
      {sentence}
    </p>
  );
}

function sentenceOf({ clicks, conversions }: LiveTotals): string {
  return `Today so far: ${formatCount(clicks)} clicks and ${formatCount(conversions)} conversions.`;
}
