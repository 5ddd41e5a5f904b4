import { useId, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

type CardProps = {
  readonly title?: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  /** Without padding, for tables that run to the edge. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
};

export function Card({
  title,
  description,
  actions,
  className,
  isFlush = false,
  children,
}: CardProps) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={title === undefined ? undefined : titleId}
      className={classNames("min-w-0 rounded-lg border bg-surface shadow-card", className)}
    >
      {title !== undefined && (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-3 pb-2">
          <div className="min-w-0">
            <h2 id={titleId} className="text-base font-semibold">
              {title}
            </h2>
            {description !== undefined && <p className="text-sm text-muted">{description}</p>}
          </div>
          {actions}
        </header>
      )}
      <div className={isFlush ? undefined : classNames("px-4 pb-4", title === undefined && "pt-4")}>
        {children}
      </div>
    </section>
  );
}
