import { Link } from "@tanstack/react-router";

const TABS = [
  { to: "/endpoints", label: "Endpoints" },
  { to: "/endpoints/deliveries", label: "Deliveries" },
] as const;

/** Who is told, and what was told, under one entry of the navigation. */
export function EndpointTabs() {
  return (
    <nav aria-label="Endpoints and deliveries" className="mb-4 border-b">
      <ul className="-mb-px flex gap-5">
        {TABS.map(({ to, label }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              className="inline-flex h-9 items-center border-b-2 border-transparent text-sm font-medium text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
