import { startFactsWorkers } from "./facts-workers.ts";
import { prepareFacts } from "./facts-world.ts";
import { serveParent } from "./serve-child.ts";

// A process of its own, so that workerd has a core of its own.
const workers = await startFactsWorkers();
const { cookie } = await prepareFacts(workers);
serveParent({ ...workers.origins, cookie }, workers.stop);
