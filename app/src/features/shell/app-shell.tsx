import { Menu } from "lucide-react";
import { useState, type ReactNode } from "react";
import { IconButton } from "../../ui/button.tsx";
import { Sheet } from "../../ui/dialog.tsx";
import { Account } from "./account.tsx";
import { ConnectionDot } from "./connection-dot.tsx";
import { DataUpTo } from "./data-up-to.tsx";
import { Logo } from "./logo.tsx";
import { Navigation } from "./navigation.tsx";

/** Navigation at the side from laptop width; before that behind a button. */
export function AppShell({ children }: { readonly children: ReactNode }) {
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col border-r bg-surface px-3 py-4 lg:flex">
        <div className="mb-4 flex flex-col items-start gap-1 px-2">
          <Logo />
          <ConnectionDot />
          <DataUpTo />
        </div>
        <Navigation />
        <div className="mt-auto">
          <Account />
        </div>
      </aside>
      <TopBar />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl min-w-0 px-4 py-5 outline-none md:px-8 md:py-7"
      >
        {children}
      </main>
    </div>
  );
}

function TopBar() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <header className="sticky top-0 z-20 flex h-13 items-center justify-between border-b bg-surface px-4 lg:hidden">
      <Logo />
      <div className="flex items-center gap-2">
        <ConnectionDot />
        <IconButton label="Menu" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          <Menu aria-hidden className="size-5" />
        </IconButton>
      </div>
      <Sheet isOpen={isOpen} onClose={() => setIsOpen(false)} title="Menu">
        <Navigation onNavigate={() => setIsOpen(false)} />
        <div className="mt-6 space-y-4 border-t pt-4">
          <DataUpTo />
          <Account />
        </div>
      </Sheet>
    </header>
  );
}
