import type { ReactNode } from "react";

type PageHeaderProps = {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly above?: ReactNode;
};

export function PageHeader({ title, description, actions, above }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {above}
        <h1 className="text-xl font-semibold tracking-tight break-words">{title}</h1>
        {description !== undefined && (
          <div className="mt-0.5 max-w-prose text-sm text-muted">{description}</div>
        )}
      </div>
      {actions !== undefined && (
        <div className="flex max-w-full min-w-0 flex-wrap items-center gap-2">{actions}</div>
      )}
    </header>
  );
}
