import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import {
  CircleDollarSign,
  FileUp,
  Inbox,
  LayoutDashboard,
  Link2,
  Megaphone,
  MousePointerClick,
  Send,
  Settings,
  ShieldAlert,
  ShieldCheck,
  Users,
} from "lucide-react";
import { openReviewsQuery } from "../../api/fraud.ts";
import { formatCount } from "../../format/number.ts";

const PLACES = [
  { to: "/", label: "Overview", icon: LayoutDashboard },
  { to: "/campaigns", label: "Campaigns", icon: Megaphone },
  { to: "/publishers", label: "Publishers", icon: Users },
  { to: "/links", label: "Links", icon: Link2 },
  { to: "/clicks", label: "Clicks", icon: MousePointerClick },
  { to: "/conversions", label: "Conversions", icon: CircleDollarSign },
  { to: "/received", label: "Received", icon: Inbox },
  { to: "/uploads", label: "Uploads", icon: FileUp },
  { to: "/fraud", label: "Fraud", icon: ShieldAlert },
  { to: "/endpoints", label: "Endpoints", icon: Send },
  { to: "/health", label: "Data health", icon: ShieldCheck },
  { to: "/settings", label: "Settings", icon: Settings },
] as const;

export function Navigation({ onNavigate }: { readonly onNavigate?: () => void }) {
  return (
    <nav aria-label="Main">
      <ul className="space-y-0.5">
        {PLACES.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: to === "/", includeSearch: false }}
              onClick={onNavigate}
              className="flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm font-medium text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent max-lg:h-11 max-lg:text-base"
            >
              <Icon aria-hidden className="size-4" />
              {label} {to === "/fraud" && <OpenReviews />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** How many doubted results wait for somebody to decide; nothing where none does. */
function OpenReviews() {
  const { data: open = 0 } = useQuery(openReviewsQuery);
  if (open === 0) return null;
  return (
    <span className="ml-auto rounded bg-warn-soft px-1.5 text-xs text-warn tabular-nums">
      {formatCount(open)} <span className="sr-only">to review</span>
    </span>
  );
}
