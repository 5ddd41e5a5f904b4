import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./button.tsx";

/** The settings of a thing, part by part, each with the way to its editor. */
export function PartList({ children }: { readonly children: ReactNode }) {
  return <dl className="-mt-1 divide-y">{children}</dl>;
}

type PartRowProps = {
  readonly title: string;
  readonly onEdit: () => void;
  readonly children: ReactNode;
};

export function PartRow({ title, onEdit, children }: PartRowProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 py-2 sm:grid-cols-[8.5rem_minmax(0,1fr)_auto]">
      <dt className="pt-1.5 text-sm text-muted">{title}</dt>
      <dd className="min-w-0 pt-1.5 text-sm max-sm:order-last max-sm:col-span-full max-sm:pt-0">
        {children}
      </dd>
      <dd>
        <IconButton label={`Edit ${title.toLowerCase()}`} onClick={onEdit}>
          <Pencil aria-hidden className="size-3.5" />
        </IconButton>
      </dd>
    </div>
  );
}

type PartLinesProps = { readonly lines: readonly string[]; readonly none: string };

export function PartLines({ lines, none }: PartLinesProps) {
  if (lines.length === 0) return <span className="text-muted">{none}</span>;
  return lines.map((line) => (
    <span key={line} className="block break-words">
      {line}
    </span>
  ));
}
