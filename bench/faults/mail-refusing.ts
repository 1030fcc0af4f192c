import type { Fault } from "./fault.ts";
import { whileMailFails } from "./mail-down.ts";

export const mailRefusing: Fault = {
  name: "mail-refusing",
  says: "the mail server refuses every mail for now (451), for 15 s",
  run: (stage) => {
    const feel = (mood: "refusing" | "well") => () => {
      stage.mail.mood = mood;
    };
    return whileMailFails(stage, feel("refusing"), feel("well"));
  },
};
