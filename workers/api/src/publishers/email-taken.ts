import { Refusal } from "../http/refusal.ts";

export function emailTaken(email: string): Refusal {
  return new Refusal("conflict", `another publisher of this workspace has the address ${email}`, [
    { path: "email", message: "is another publisher's" },
  ]);
}
