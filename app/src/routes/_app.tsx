import { createFileRoute, Outlet, redirect } from "@tanstack/react-router";
import { isUnauthenticated } from "../api/api-error.ts";
import { meQuery } from "../api/session.ts";
import { returnSearch } from "../features/session/return-path.ts";
import { AppShell } from "../features/shell/app-shell.tsx";
import { GuardedPage } from "../ui/guarded-page.tsx";
import { LiveProvider } from "../live/live-provider.tsx";

/** Everything behind the sign-in. */
export const Route = createFileRoute("/_app")({
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!isUnauthenticated(error)) throw error;
      throw redirect({ to: "/sign-in", search: returnSearch(location.href) });
    }
  },
  component: SignedIn,
});

function SignedIn() {
  return (
    <LiveProvider>
      <AppShell>
        <GuardedPage>
          <Outlet />
        </GuardedPage>
      </AppShell>
    </LiveProvider>
  );
}
