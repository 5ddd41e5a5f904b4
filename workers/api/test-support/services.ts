import { env } from "cloudflare:workers";
import { readServices, type Services } from "../src/services.ts";

/** The Worker's own services on the real bindings, with what a test replaces. */
export function testServices(replaced: Partial<Services> = {}): Services {
  return { ...readServices(env), ...replaced };
}
