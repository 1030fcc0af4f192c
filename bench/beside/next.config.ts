import type { NextConfig } from "next";

/** As the portal's, where it concerns speed. */
const config: NextConfig = {
  poweredByHeader: false,
  compress: false,
  serverExternalPackages: ["@node-rs/argon2", "pg", "better-auth"],
  // The project's own check reads these files too.
  typescript: { ignoreBuildErrors: true },
};

export default config;
