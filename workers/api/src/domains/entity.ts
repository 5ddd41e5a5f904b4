import type { Domain } from "@cleverdrip/contract";
import type { DomainRecord } from "@cleverdrip/db";

export function toDomain({ id, hostname, createdAtMs }: DomainRecord): Domain {
  return { id, hostname, createdAtMs };
}
