import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or worker-thread modules, loaded from node_modules at run time.
  serverExternalPackages: ["@node-rs/argon2", "piscina", "bcryptjs", "pino", "pg", "fxa-common-password-list"],
  // Every page is personal or carries a nonce: nothing may be kept by a proxy (ASVS 14.3.2).
  async headers() {
    return [
      {
        source: "/((?!_next/static|favicon).*)",
        headers: [{ key: "Cache-Control", value: "no-store" }],
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
