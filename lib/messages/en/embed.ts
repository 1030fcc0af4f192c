import type { Messages } from "../messages.ts";

export const embed: Messages["embed"] = {
  back: "After the login you are back on the page you came from.",
  opening: {
    title: "Opening the login",
    body: "If the page does not change, press “Go on to the login”.",
    link: "Go on to the login",
  },
  signedIn: {
    title: "You are logged in",
    body: "Please close this window and go back to the page you came from.",
    problem:
      "The page you came from could not be told. Too much time has passed, or you have begun another login in this browser. The button below opens the portal.",
    button: "Open the portal",
  },
  refused: {
    title: "You cannot log in from this page",
    because: {
      state: "What the page has sent is not correct.",
      "origin-hidden": "Your browser does not say which website has opened this window.",
      "origin-unregistered": "The website is not registered with the portal of this health insurance society.",
    },
    safe: "The website was told nothing. The button below leads to the portal’s own login.",
    button: "Log in to the portal",
  },
  cards: {
    title: "Notices and services",
    lead: "Log in to see the notices of your health insurance society and its services here.",
    button: "Log in to see them",
    opened: "The login window is open. Afterwards they are shown here.",
    again: "Too much time has passed. Please press “Log in to see them” again.",
    dropped:
      "Your browser’s settings do not let us show them here. You will find the notices and services in the portal.",
    openPortal: "Open the portal",
  },
};
