import type { ReactNode } from "react";

export type Line = {
  readonly title: ReactNode;
  /** At the end of the line: an amount or a state. */
  readonly aside?: ReactNode;
  readonly note?: ReactNode;
};

type TranscriptProps = {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly lines: readonly Line[];
  /** In place of lines where there are none. */
  readonly none?: string;
};

/** What was looked at, in order. */
export function Transcript({ title, intro, lines, none }: TranscriptProps) {
  return (
    <section aria-label={title} className="text-sm">
      <h4 className="mb-1 font-semibold">{title}</h4>
      {intro !== undefined && <p className="mb-1.5 break-words">{intro}</p>}
      {lines.length === 0 && none !== undefined && <p className="text-muted">{none}</p>}
      {lines.length > 0 && (
        <ol className="rounded-md border">
          {lines.map((line, index) => (
            // Lines are a transcript: they never move, and one may occur twice.
            <li key={index} className="border-b px-3 py-2 last:border-b-0">
              <div className="flex flex-wrap justify-between gap-x-3">
                <span className="min-w-0 font-medium break-words">{line.title}</span>
                {line.aside !== undefined && <span className="tabular-nums">{line.aside}</span>}
              </div>
              {line.note !== undefined && <p className="break-words text-muted">{line.note}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
