import { HISTORY_DAYS, HISTORY_PAGE_LINES } from "#lib/kernel/limits.ts";
import type { Messages } from "../messages.ts";

export const history: Messages["history"] = {
  title: "Login history",
  lead: `Records of the last ${HISTORY_DAYS} days, the newest first.`,
  empty: "There are no records to show here.",
  logins: "Records of logins",
  outcomes: {
    "logged-in": "Logged in",
    reauthenticated: "Confirmed again",
    failed: "Could not log in",
  },
  methods: {
    password: "password",
    birthDate: "date of birth",
    passkey: "biometrics",
    totp: "authenticator app",
    email: "email code",
    recoveryCode: "recovery code",
  },
  by: (outcome: string, method: string) => `${outcome} (${method})`,
  failedHint: "“Could not log in” also appears when you yourself mistyped something.",
  older: `${HISTORY_PAGE_LINES} older records`,
  newest: "Back to the newest records",
  notMe: {
    lead: "If you do not recognise a record, use the button below.",
    link: "This was not me",
  },
};

export const notMe: Messages["notMe"] = {
  title: "This was not me",
  lead: "For when somebody else may have used your user ID.",
  willHappen: "When you press the button below, we do the following.",
  steps: [
    "We sign you out on every device but this one.",
    "We cancel a change of email address that has not been confirmed yet.",
    "Links and codes sent by email that have not been used yet stop working. Links that undo a change stay.",
    "You then choose a new password.",
  ],
  submit: "Sign out the other devices and change the password",
  checkHeading: "Is there anything you did not register?",
  checkLead:
    "This is what is registered now. Delete devices you do not recognise under “Login methods”. If your email address has changed, use the link that undoes the change in the email we sent to the former address, or call us.",
  email: "Email address",
  none: "Nothing registered",
  isSetUp: "Set up",
  registered: (name: string, date: string) => `${name} (added ${date})`,
};
