import type { Endpoint } from "@cleverdrip/contract";
import type { EndpointRecord } from "@cleverdrip/db";

export function toEndpoint(record: EndpointRecord): Endpoint {
  const { workspaceId: _, secrets, filter, ...shown } = record;
  return { ...shown, filter: [...filter], secretEnds: secrets.map((secret) => secret.slice(-4)) };
}

/** For the audit: secrets and whatever a query may hold are left out. */
export function auditedEndpoint(fields: Partial<EndpointRecord>): object {
  const { secrets, url, ...rest } = fields;
  return {
    ...rest,
    ...(url === undefined ? {} : { url: url.replace(/[?#].*$/s, "?(not kept)") }),
    ...(secrets === undefined ? {} : { secrets: secrets.length }),
  };
}
