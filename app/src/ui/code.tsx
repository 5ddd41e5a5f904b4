import { classNames } from "./class-names.ts";

type CodeProps = { readonly children: string; readonly className?: string };

/** An id or a URL in the fixed-width face; breaks anywhere rather than widening the page. */
export function Code({ children, className }: CodeProps) {
  return <code className={classNames("font-mono text-xs break-all", className)}>{children}</code>;
}

export function CodeBlock({
  children,
  label,
}: {
  readonly children: string;
  readonly label: string;
}) {
  return (
    <pre
      role="region"
      aria-label={label}
      tabIndex={0}
      className="rounded-md border bg-sunken px-3 py-2 font-mono text-xs leading-5 break-all whitespace-pre-wrap"
    >
      {children}
    </pre>
  );
}
