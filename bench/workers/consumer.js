// The consumer's entrypoint, which a redirect never calls: the binding must point somewhere.
import { WorkerEntrypoint } from "cloudflare:workers";

export class Facts extends WorkerEntrypoint {}
