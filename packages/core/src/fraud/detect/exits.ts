import type { Evidence } from "../evidence.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import type { Traits } from "../traits.ts";
import { isShared } from "./address-sharing.ts";
import { LIMITS } from "./thresholds.ts";

/** A phone whose address is a host's. */
export function isHostedPhone({ client, network }: Traits): boolean {
  return network === "hosting" && /\/(?:Android|iOS)$/.test(client);
}

/**
 * Publishers whose phones come through shared addresses of hosts in more networks than a company has: through exits that are
 * for rent, each phone somewhere else. A company's people come through such an address from their desks, and a gateway for
 * their phones is one or two networks.
 */
export function whoUsesExits(
  { clicks, addressUse }: Pick<Evidence, "clicks" | "addressUse">,
  { seesExits }: Pick<FraudRuleSet, "seesExits">,
): ReadonlySet<string> {
  if (!seesExits) return new Set();
  const networks = new Map<string, Set<number>>();
  for (const { publisherId, traits, atMs } of clicks) {
    if (!isHostedPhone(traits) || traits.address === 0) continue;
    if (!isShared(addressUse(atMs, traits.address))) continue;
    const own = networks.get(publisherId) ?? new Set();
    networks.set(publisherId, own.add(traits.prefix));
  }
  return new Set(
    [...networks].flatMap(([id, own]) => (own.size >= LIMITS.networksOfCompany ? [id] : [])),
  );
}
