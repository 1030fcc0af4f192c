import type { Messages } from "../messages.ts";
import { loginTopics } from "./help-login.ts";
import { useTopics } from "./help-use.ts";

export const help: Messages["help"] = {
  title: "Need help?",
  lead: "Common problems and how to solve them. Choose yours from the list.",
  contents: "List of problems",
  toContents: "Back to the list",
  groups: {
    login: "You cannot log in",
    codes: "Codes, emails and biometrics",
    devices: "Phones and computers",
    account: "Your registration and screens",
  },
  more: "See other problems",
  contactHeading: "If this does not help",
  contactLead: "Before you call, please have these at hand.",
  contactItems: [
    "Your symbol and number (記号・番号, printed on 資格情報のお知らせ or 資格確認書)",
    "Your name and date of birth",
  ],
  backToLogin: "Go back to logging in",
  contact: { name: "Contact", phone: "Phone", hours: "Hours", postalAddress: "Address" },
  topics: { ...loginTopics, ...useTopics },
};
