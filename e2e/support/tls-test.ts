import { test as base } from "../fixtures.ts";
import { startTlsPortal, type TlsPortal } from "./tls-portal.ts";

/** With `insurer` at a portal behind TLS, on the settings of production. */
export const test = base.extend<object, { tls: TlsPortal }>({
  tls: [
    // The database fixture puts the keys into the environment.
    async ({ database: _ }, use) => {
      const { close, ...tls } = await startTlsPortal();
      await use(tls);
      await close();
    },
    { scope: "worker" },
  ],
  // WebAuthn asks for a certificate without fault, which `ignoreHTTPSErrors` does not give: this one key counts as vouched for.
  launchOptions: [
    async ({ launchOptions, tls }, use) => {
      const { args = [] } = launchOptions;
      await use({ ...launchOptions, args: [...args, `--ignore-certificate-errors-spki-list=${tls.keyHash}`] });
    },
    { scope: "worker" },
  ],
  insurer: async ({ tls }, use) => {
    await use((name) => `https://${name}.localhost:${tls.port}`);
  },
});
