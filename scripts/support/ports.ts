import { createServer } from "node:net";
import { SettingsError } from "./settings.ts";

/** @throws SettingsError that names the setting when `port` is in use */
export function assertPortFree(name: string, port: number): Promise<void> {
  return new Promise((fulfil, reject) => {
    const probe = createServer();
    probe.once("error", () => reject(new SettingsError(`Port ${port} is already in use. Set ${name} to another one.`)));
    probe.listen(port, () => probe.close(() => fulfil()));
  });
}
