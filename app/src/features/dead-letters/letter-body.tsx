import type { DeadLetterBody, DeadLetterDetail } from "@cleverdrip/contract";
import { useState } from "react";
import { formatCount } from "../../format/number.ts";
import { CodeBlock } from "../../ui/code.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { bytesOfBase64, hexDump } from "./hex-dump.ts";

const VIEWS = [
  { value: "text", label: "Text" },
  { value: "hex", label: "Hex" },
] as const;

const ENCODINGS: Readonly<Record<DeadLetterBody["encoding"], string>> = {
  json: "JSON",
  text: "Text that is no JSON",
  bytes: "Bytes that are no text",
  described: "Neither JSON, text nor bytes: described here, it cannot be replayed",
};

/** The message as it came, as text or byte by byte. */
export function LetterBody({ letter }: { readonly letter: DeadLetterDetail }) {
  const { body, bodyBytes, blankedAtMs } = letter;
  const [view, setView] = useState<"text" | "hex">(body?.encoding === "bytes" ? "hex" : "text");
  return (
    <section aria-label="Body" className="mt-4 text-sm">
      <header className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">Body</h3>
        {body !== null && (
          <Segmented label="Shown as" options={VIEWS} value={view} onChange={setView} />
        )}
      </header>
      {body === null ? (
        <p className="text-muted">{whyHidden(letter)}</p>
      ) : (
        <>
          <p className="mb-2 text-muted">
            {ENCODINGS[body.encoding]}, {formatCount(bodyBytes)} bytes
            {body.isCut && ". Its beginning is shown"}.
            {blankedAtMs !== null &&
              " Addresses in it are networks and hashes by now: they are kept for a day."}
          </p>
          <CodeBlock label="What came">{view === "hex" ? hexOf(body) : textOf(body)}</CodeBlock>
        </>
      )}
    </section>
  );
}

function whyHidden({ isShared, discardedBy }: DeadLetterDetail): string {
  if (discardedBy !== null) return "It was deleted when the message was discarded.";
  return isShared
    ? "It carries clicks of other workspaces, too, so it is not shown. A replay stores your part."
    : "It may hold addresses and secrets: it is shown to those who may replay it.";
}

function textOf({ encoding, content }: DeadLetterBody): string {
  return encoding === "bytes" ? new TextDecoder().decode(bytesOfBase64(content)) : content;
}

function hexOf({ encoding, content }: DeadLetterBody): string {
  const bytes = encoding === "bytes" ? bytesOfBase64(content) : new TextEncoder().encode(content);
  return hexDump(bytes);
}
