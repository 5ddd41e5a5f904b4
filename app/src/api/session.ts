import type { Me, Setup } from "@cleverdrip/contract";
import { queryOptions } from "@tanstack/react-query";
import { ApiError } from "./api-error.ts";
import { request } from "./request.ts";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => request<Me>("/v1/me", { signal }),
  staleTime: 5 * 60_000,
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => request<{ readonly isOpen: boolean }>("/v1/setup", { signal }),
});

export function setUp(body: Setup): Promise<Me> {
  return request<Me>("/v1/setup", { method: "POST", body });
}

export async function signIn(body: {
  readonly email: string;
  readonly password: string;
}): Promise<void> {
  try {
    await request<unknown>("/v1/auth/sign-in/email", { method: "POST", body });
  } catch (error) {
    throw error instanceof ApiError ? new ApiError(withSignInDetail(error)) : error;
  }
}

export async function signOut(): Promise<void> {
  await request<unknown>("/v1/auth/sign-out", { method: "POST", body: {} });
}

/** The same sentence whether the address or the password is wrong: which of them, is nobody's business. */
function withSignInDetail({ problem }: ApiError): ApiError["problem"] {
  if (problem.status === 401) {
    return { ...problem, detail: "This e-mail address and password do not match." };
  }
  if (problem.status === 429) {
    return { ...problem, detail: "Too many attempts. Wait a minute and try again." };
  }
  return problem;
}
