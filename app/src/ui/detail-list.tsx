import type { ReactNode } from "react";

export type Detail = { readonly label: string; readonly value: ReactNode };

type DetailListProps = { readonly title: string; readonly details: readonly Detail[] };

/** Named values under a heading. An empty text is shown as not known. */
export function DetailList({ title, details }: DetailListProps) {
  return (
    <section className="mb-6 last:mb-0">
      <h3 className="mb-1 text-xs font-semibold tracking-wide text-muted uppercase">{title}</h3>
      <dl className="divide-y">
        {details.map(({ label, value }) => (
          <div key={label} className="grid grid-cols-[8.5rem_1fr] gap-3 py-1.5 text-sm">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 break-words">
              {value === "" || value === null ? (
                <span className="text-muted">Not known</span>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
