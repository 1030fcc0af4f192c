import { defineConfig } from "vitest/config";

export default defineConfig({
  // The product's modules are marked server-only; tests run them as a server does.
  resolve: { conditions: ["react-server", "node"] },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
  test: {
    include: ["lib/**/*.test.ts", "scripts/**/*.test.ts", "prisma/**/*.test.ts", "components/**/*.test.ts"],
    globalSetup: ["lib/testing/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    // They end what hangs. How fast anything is, no test measures by them: other work may share the machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
