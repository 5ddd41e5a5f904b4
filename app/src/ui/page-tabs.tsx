import { Link, type LinkProps } from "@tanstack/react-router";

type PageTabsProps = {
  readonly label: string;
  readonly tabs: readonly { readonly to: NonNullable<LinkProps["to"]>; readonly label: string }[];
};

/** Pages that belong together, under one entry of the navigation. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav aria-label={label} className="mb-4 border-b">
      <ul className="-mb-px flex gap-5 overflow-x-auto">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link
              to={tab.to}
              activeOptions={{ exact: true, includeSearch: false }}
              className="inline-flex h-9 items-center border-b-2 border-transparent text-sm font-medium whitespace-nowrap text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
