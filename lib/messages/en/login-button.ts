import type { Messages } from "../messages.ts";

export const loginButton: Messages["loginButton"] = {
  logIn: "Log in to the member portal",
  opensWindow: "Opens in a new window",
  opened: "The login window is open.",
  signedIn: "You are logged in.",
  open: "Open the member portal",
  closed: "The login window was closed.",
};
