// Plain JavaScript: for TypeScript each start would load the compiler, which an image does not have.
/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  // Of the sources (scripts/support/build.ts): the same wherever they are built.
  generateBuildId: () => process.env.PORTAL_BUILD_ID ?? null,
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
    // A server loads the modules of a page when it is first asked for: half of them are the console's.
    preloadEntriesOnStart: false,
    // The edge refuses more than this (lib/edge/refusal.ts), with a page; here it would be a failure.
    serverActions: { bodySizeLimit: "128kb" },
    // Its modules do nothing by themselves: a page carries those it uses.
    optimizePackageImports: ["@simplewebauthn/browser"],
  },
  // Tests are judged by `npm test`, not by who starts the portal.
  typescript: { tsconfigPath: "tsconfig.build.json" },
};

export default config;
