import type { Fault } from "./fault.ts";

export const appKilled: Fault = {
  name: "app-killed",
  says: "SIGKILL of the only app server; its supervisor starts it again",
  run: async ({ nodes: [app], load }) => {
    app?.kill();
    return { recoveryMs: { login: await load.recovered(performance.now()) } };
  },
};
