import { createFileRoute, redirect } from "@tanstack/react-router";
import { isSetupOpen } from "../features/setup/is-setup-open.ts";
import { SignInPage } from "../features/session/sign-in-page.tsx";
import { returnSearch } from "../features/session/return-path.ts";

export const Route = createFileRoute("/sign-in")({
  validateSearch: (search: Record<string, unknown>) => returnSearch(String(search["returnTo"])),
  beforeLoad: async ({ context }) => {
    if (await isSetupOpen(context.queryClient)) throw redirect({ to: "/setup" });
  },
  component: SignIn,
});

function SignIn() {
  return <SignInPage returnTo={Route.useSearch().returnTo ?? "/"} />;
}
