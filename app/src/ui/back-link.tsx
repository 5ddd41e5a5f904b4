import { Link, type LinkProps } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";

type BackLinkProps = { readonly to: NonNullable<LinkProps["to"]>; readonly label: string };

/** Above a page's title: the list that it is one of. */
export function BackLink({ to, label }: BackLinkProps) {
  return (
    <Link
      to={to}
      className="mb-1 -ml-1 inline-flex items-center gap-0.5 text-sm text-muted hover:text-ink"
    >
      <ChevronLeft aria-hidden className="size-4" />
      {label}
    </Link>
  );
}
