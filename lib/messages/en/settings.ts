import type { Messages } from "../messages.ts";

export const settings: Messages["settings"] = {
  menu: {
    profile: "Profile",
    signIn: "Login methods",
    history: "Login history",
  },
  everywhere: "Sign out of all devices",
  everywhereHint: "Ends your logins on other devices, if there are any. You stay logged in on this device.",
  draftKept: "Thank you. What you entered is still here. Please check it and press the button again.",
  reauthenticate: {
    title: "Confirm that it is you",
    lead: "Before you change an important setting, we check once more that it is you. Enter your password to continue.",
    loginId: "User ID",
    password: "Password",
    submit: "Log in",
    passkey: "Confirm with a passkey",
    missing: "Enter your password.",
    refused: "We could not confirm your password. Please check it and enter it again.",
  },
  otherMember: {
    title: "Someone else is logged in",
    body: "After you opened this page, someone else logged in with this browser. What you entered was not sent. To change your own settings, log out and log in again.",
    button: "Back to the portal",
  },
};
