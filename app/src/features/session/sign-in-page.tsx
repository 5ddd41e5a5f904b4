import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { signIn } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { EntrancePage } from "../shell/entrance-page.tsx";

export function SignInPage({ returnTo }: { readonly returnTo: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const submission = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      // Whoever signed in before must leave nothing behind.
      queryClient.clear();
      router.history.push(returnTo);
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    submission.mutate({ email, password });
  }

  return (
    <EntrancePage title="Sign in" description="Your campaigns, clicks and conversions, live.">
      <form onSubmit={submit} className="space-y-4">
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={setEmail}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
        />
        <FormProblem error={submission.error} />
        <Button type="submit" look="primary" className="w-full" isBusy={submission.isPending}>
          Sign in
        </Button>
      </form>
    </EntrancePage>
  );
}
