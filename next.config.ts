import type { NextConfig } from "next";

/** The files of public/, by name: whatever else looks like a file is a page that says there is none. */
const PUBLIC_FILES = "robots\\.txt|favicon\\.ico|apple-touch-icon\\.png|icon-(?:192|512)\\.png|manifest\\.webmanifest";
const NO_SNIFF = { key: "X-Content-Type-Options", value: "nosniff" };

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or worker-thread modules, loaded from node_modules at run time.
  serverExternalPackages: ["@node-rs/argon2", "piscina", "bcryptjs", "pino", "pg", "fxa-common-password-list"],
  // Every page is personal or carries a nonce: nothing may be kept by a proxy (ASVS 14.3.2). Pages get nosniff from proxy.ts.
  async headers() {
    return [
      {
        source: `/((?!_next/static|(?:${PUBLIC_FILES})$).*)`,
        headers: [{ key: "Cache-Control", value: "no-store" }],
      },
      { source: "/_next/static/:path*", headers: [NO_SNIFF] },
      {
        // Their names never change, their content may.
        source: `/(${PUBLIC_FILES})`,
        headers: [NO_SNIFF, { key: "Cache-Control", value: "public, max-age=86400" }],
      },
    ];
  },
  experimental: {
    // The largest post is a WebAuthn response.
    serverActions: { bodySizeLimit: "64kb" },
  },
  // Tests are judged by `npm test`, not by who starts the portal.
  typescript: { tsconfigPath: "tsconfig.build.json" },
};

export default config;
