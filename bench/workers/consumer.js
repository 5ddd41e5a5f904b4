// The consumer's entrypoint and object, which these redirects never call: the bindings must point somewhere.
import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";

export class Facts extends WorkerEntrypoint {}
export class CampaignWindow extends DurableObject {}
