import type { Messages } from "../messages.ts";

export const timeOut: Messages["timeOut"] = {
  warning: {
    title: "You will be logged out soon",
    idle: "You have not done anything for a while. You will be logged out at {time}. To go on, press “Stay logged in”.",
    expired:
      "You logged in a long time ago. You will be logged out at {time}. If you are in the middle of something, please finish it by then.",
    stay: "Stay logged in",
    understood: "Close",
    logOut: "Log out",
  },
  ended: {
    idle: {
      title: "You have been logged out",
      body: "You were logged out because you did not do anything for a while.",
    },
    expired: {
      title: "You have been logged out",
      body: "You were logged out for your safety, because you had logged in a long time ago.",
    },
    "signed-out": {
      title: "Your login has ended",
      body: "Your login on this device was ended from another screen or another device.",
    },
  },
  needed: "You need to log in to use that page. After you log in, you go on to it.",
  kept: "What you had typed is kept in this browser tab, except passwords and codes. Log in again to go on with it.",
  again: "Log in again",
  restored: "What you had typed is back.",
};
