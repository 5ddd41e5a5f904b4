import type { ReactNode } from "react";
import { ThemeToggle } from "../../ui/theme-toggle.tsx";
import { Logo } from "./logo.tsx";

type EntrancePageProps = {
  readonly title: string;
  readonly description: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

/** The frame of the pages outside the dashboard. */
export function EntrancePage({ title, description, isWide = false, children }: EntrancePageProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 py-10 sm:justify-center">
      <div className={isWide ? "w-full max-w-lg" : "w-full max-w-sm"}>
        <div className="mb-6 flex items-center justify-between">
          <Logo />
          <ThemeToggle />
        </div>
        <div className="rounded-xl border bg-surface p-6 shadow-card">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          <p className="mt-1 mb-6 text-sm text-muted">{description}</p>
          {children}
        </div>
      </div>
    </main>
  );
}
