export type Connection = "cellular" | "fixed" | "hosting" | "";

/** The big ones by name, the others by what they call themselves. */
const HOSTING =
  /amazon|google.cloud|microsoft|digital.?ocean|hetzner|ovh|linode|akamai|vultr|constant co|contabo|oracle|alibaba|tencent|leaseweb|host|server|data.?cent/i;
const CELLULAR =
  /mobil|wireless|cellular|cellco|\bjio|docomo|turkcell|megafon|\bmtn\b|telcel|dipsa/i;

/** How a network reaches its users, by the name of its operator; "" when that is not known. */
export function connectionOf(organization: string): Connection {
  if (organization === "") return "";
  if (HOSTING.test(organization)) return "hosting";
  return CELLULAR.test(organization) ? "cellular" : "fixed";
}
