import type { Messages } from "../messages.ts";
import { notFound } from "./plain-pages.ts";

export const portal: Messages["portal"] = {
  skipToMain: "Skip to the main content",
  login: "Log in",
  menu: "Menu",
  memberName: (kana) => kana,
  language: "Language of these pages",
  contact: { phone: "Phone number", hours: "Hours" },
  table: "Table (scrolls sideways)",
  logout: {
    title: "Log out",
    question: "Do you want to log out?",
    noteFirstLogin: "Your first login is not finished. You can go on where you stopped when you log in next time.",
    confirm: "Log out",
  },
  top: {
    title: "Member portal",
    menuLabel: "Home",
    enter: "Log in",
    helpHeading: "Logging in for the first time",
    helpLead:
      "Have ready: the letter of your insurer, and a device that receives your email. It takes about 10 minutes.",
    helpGroups: "Your user ID and password",
    environment: "Devices and browsers",
    environmentText:
      "You can use a PC, a smartphone (iPhone, Android) or a tablet. We recommend the newest Google Chrome, Safari or Microsoft Edge.",
    announcementsHeading: "Notices",
    important: "Important",
    noAnnouncements: "There are no notices at the moment.",
    servicesHeading: "Services",
    noServices: "No services are available at present. You can check and change your settings from the menu.",
    opensOtherSite: "Opens another site",
    loggedOut: "You are logged out.",
    loggedOutLater: "You are logged out. Your first login is not finished. Log in again to go on where you stopped.",
    done: {
      methodSetUp: (method) => `${method} is now set up.`,
      passwordReset: "Your password has been reset. Use the new one from next time.",
    },
  },
  demo: {
    title: "Demo health insurance societies",
    lead: "These health insurance societies are for trying out the portal. Choose one to open.",
  },
  unknownHost: {
    title: "There is no portal at this address",
    body: "The address seems to be wrong. Please check the address in the letter from your health insurance society.",
  },
  notFound,
};
