import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";

type LogListProps = {
  readonly list: { readonly error: Error | null; readonly refetch: () => unknown };
  readonly hasRows: boolean;
  readonly children: ReactNode;
};

/** The rows of a log; a reading that failed is said above those that are there. */
export function LogList({ list, hasRows, children }: LogListProps) {
  return (
    <>
      {list.error !== null && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {(list.error === null || hasRows) && children}
    </>
  );
}

type EmptyLogProps = {
  readonly icon: LucideIcon;
  /** In the singular. */
  readonly noun: string;
  readonly isFiltered: boolean;
  /** Of a log that has nothing at all; the children say what would bring the first row. */
  readonly title: string;
  readonly children: ReactNode;
};

export function EmptyLog({ icon, noun, isFiltered, title, children }: EmptyLogProps) {
  return isFiltered ? (
    <EmptyState icon={icon} title={`No ${noun} matches`}>
      Widen the dates or clear a filter.
    </EmptyState>
  ) : (
    <EmptyState icon={icon} title={title}>
      {children}
    </EmptyState>
  );
}
