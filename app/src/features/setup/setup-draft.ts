import type { Setup } from "@cleverdrip/contract";
import type { FieldErrors } from "../../api/field-errors.ts";

const MIN_PASSWORD = 12;

export function emptySetup(token: string, timezone: string): Setup {
  return { token, name: "", email: "", password: "", workspaceName: "", timezone, currency: "USD" };
}

/** What can be said without asking the server. */
export function setupErrors(draft: Setup): FieldErrors {
  const errors: Record<string, string> = {};
  if (draft.token.trim() === "") errors["token"] = "Paste the setup token of this installation.";
  if (draft.name.trim() === "") errors["name"] = "Tell us your name.";
  if (!/^\S+@\S+\.\S+$/.test(draft.email)) errors["email"] = "This is not a whole e-mail address.";
  if (draft.password.length < MIN_PASSWORD)
    errors["password"] = `Use at least ${MIN_PASSWORD} characters.`;
  if (draft.workspaceName.trim() === "")
    errors["workspaceName"] = "Name the workspace, for example after your company.";
  return errors;
}
