import { generateEnvTypes } from "./check/env-types.ts";
import { workers } from "./repository.ts";

// Run after changing a wrangler.toml: `npm run types`.
await Promise.all(workers.map(generateEnvTypes));
