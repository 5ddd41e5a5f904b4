import { createApp } from "./app.ts";
import { readServices, type Services } from "./services.ts";

const app = createApp();
/** Bindings live as long as the isolate; building the services anew for each request would cost milliseconds. */
let services: Services | undefined;

export default {
  fetch(request, env, ctx) {
    services ??= readServices(env);
    return app.fetch(request, services, ctx);
  },
} satisfies ExportedHandler<ApiEnv>;
