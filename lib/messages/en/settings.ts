import type { Messages } from "../messages.ts";

export const settings: Messages["settings"] = {
  menu: {
    profile: "Profile",
    signIn: "Login methods",
    history: "Login history",
  },
  everywhere: "Sign out of all devices",
  everywhereHint: "Ends your logins on other devices, if there are any. You stay logged in on this device.",
  notYetDone:
    "Thank you, we know it is you. Nothing has been changed yet. Please fill in the form below and press its button.",
  reauthenticate: {
    title: "Confirm that it is you",
    lead: (act) => `To ${act}, we check once more that it is you.`,
    acts: {
      password: "change your password",
      email: "change your email address",
      "login-id": "change your user ID",
      method: "change your verification method",
      passkey: "set up biometrics",
      totp: "set up an authenticator app",
      "email-code": "set up email codes",
      "email-code-delete": "turn off email codes",
      delete: "delete a device",
      rename: "change a name",
      "recovery-code": "issue a recovery code",
      "sign-out": "sign out other devices",
      "not-me": "go on with “This was not me”",
      other: "change an important setting",
    },
    atOnce: "It is done as soon as we have checked. You do not need to press the button again.",
    next: (act) => `When this is done, you can ${act}.`,
    cancel: "Cancel and go back",
    loginId: "User ID",
    password: "Password",
    passwordWay: "Use your password",
    submit: "Log in",
    passkey: "Confirm with biometrics (passkey)",
    missing: "Enter your password.",
    refused: "We could not confirm your password. Please check it and enter it again.",
  },
  otherMember: {
    title: "Someone else is logged in",
    body: "After you opened this page, someone else logged in with this browser. What you entered was not sent. To change your own settings, log out and log in again.",
    button: "Back to the portal",
  },
};
