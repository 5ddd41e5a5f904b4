import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";

export function BackLink() {
  return (
    <Link
      to="/campaigns"
      className="mb-1 -ml-1 inline-flex items-center gap-0.5 text-sm text-muted hover:text-ink"
    >
      <ChevronLeft aria-hidden className="size-4" />
      Campaigns
    </Link>
  );
}
