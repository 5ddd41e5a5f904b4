import type { Domain } from "@cleverdrip/contract";
import type { DomainRecord } from "@cleverdrip/db";

type Shown = Pick<DomainRecord, keyof Domain>;

export function toDomain({ id, hostname, scriptPath, eventPath, createdAtMs }: Shown): Domain {
  return { id, hostname, scriptPath, eventPath, createdAtMs };
}
