import { Link, useLocation, type LinkProps } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

type PageTabsProps = {
  readonly label: string;
  readonly tabs: readonly { readonly to: NonNullable<LinkProps["to"]>; readonly label: string }[];
};

/** Pages that belong together, under one entry of the navigation; the one that is shown is in view. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  const list = useRef<HTMLUListElement>(null);
  const { pathname } = useLocation();

  useEffect(() => {
    const tabList = list.current;
    const current = tabList?.querySelector<HTMLElement>("[aria-current=page]");
    if (!tabList || !current) return;
    // Sideways only: where the page was scrolled to is none of the tabs' business.
    tabList.scrollLeft = current.offsetLeft + current.offsetWidth - tabList.clientWidth;
  }, [pathname]);

  return (
    <nav aria-label={label} className="mb-4 border-b">
      <ul ref={list} className="relative -mb-px flex gap-5 overflow-x-auto">
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
