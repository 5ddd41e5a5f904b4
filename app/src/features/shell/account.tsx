import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { LogOut } from "lucide-react";
import { signOut } from "../../api/session.ts";
import { IconButton } from "../../ui/button.tsx";
import { ThemeToggle } from "../../ui/theme-toggle.tsx";
import { toast } from "../../ui/toast-store.ts";
import { useMe } from "../session/use-me.ts";

export function Account() {
  const { user, workspace } = useMe();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: "/sign-in", ignoreBlocker: true });
      queryClient.clear();
    },
    onError: () => toast("Signing out did not reach the server. Try again.", "bad"),
  });
  return (
    <div className="flex items-center gap-1 pl-2.5">
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm font-medium">{workspace.name}</p>
        <p className="truncate text-xs text-muted" title={user.email}>
          {user.email}
        </p>
      </div>
      <ThemeToggle />
      <IconButton label="Sign out" onClick={() => leaving.mutate()}>
        <LogOut aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
