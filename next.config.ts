import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or worker-thread modules, loaded from node_modules at run time.
  serverExternalPackages: [
    "@node-rs/argon2",
    "piscina",
    "bcryptjs",
    "pino",
    "pg",
    "fxa-common-password-list",
    "fontkit",
    "prom-client",
    "pdfkit",
    "@opentelemetry/api",
  ],
  // The proxy in front compresses (docs/operations.md), at a cost that is not the pages'.
  compress: false,
  // No image is scaled; the edge answers 404 at the scaler's address (lib/edge/refusal.ts).
  images: { unoptimized: true },
  experimental: {
    // The edge refuses more than this (lib/edge/refusal.ts), with a page; here it would be a failure.
    serverActions: { bodySizeLimit: "128kb" },
  },
  // Tests are judged by `npm test`, not by who starts the portal.
  typescript: { tsconfigPath: "tsconfig.build.json" },
};

export default config;
