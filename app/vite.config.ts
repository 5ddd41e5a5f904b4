import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type ProxyOptions } from "vite";

const origin = process.env["CLEVERDRIP_ORIGIN"] ?? "http://localhost:8787";

const forward: ProxyOptions = { target: origin, changeOrigin: true };

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      addExtensions: true,
      quoteStyle: "double",
      semicolons: true,
      disableLogging: true,
      routeFileIgnorePattern: String.raw`\.test\.`,
    }),
    tailwindcss(),
    react(),
  ],
  server: {
    proxy: {
      "/v1": { ...forward, ws: true },
      "/c/": forward,
      "/o/": forward,
      "/i/": forward,
      "/t/": forward,
      // Anchored: the app's own addresses begin with such letters too.
      "^/e$|^/e\\?": forward,
      "/j/": forward,
      "/pb": forward,
      "/px.gif": forward,
      "/px.html": forward,
    },
  },
});
