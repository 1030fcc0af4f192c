import type { Fault } from "./fault.ts";
import { whileMailFails } from "./mail-down.ts";

export const mailSlow: Fault = {
  name: "mail-slow",
  says: "the mail server takes 4 s for every mail, for 15 s",
  run: (stage) => {
    const feel = (mood: "slow" | "well") => () => {
      stage.mail.mood = mood;
    };
    return whileMailFails(stage, feel("slow"), feel("well"));
  },
};
