import type { Role } from "@cleverdrip/contract";

export type Access = "read" | "write";

/** What a role may do with its workspace; whoever is not listed may nothing. */
const ALLOWED: Readonly<Record<Role, readonly Access[]>> = {
  owner: ["read", "write"],
  manager: ["read", "write"],
  finance: ["read"],
  analyst: ["read"],
  advertiser: [],
  publisher: [],
};

export function mayAccess(role: string, access: Access): boolean {
  return Object.hasOwn(ALLOWED, role) && ALLOWED[role as Role].includes(access);
}
