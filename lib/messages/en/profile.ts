import { UNDO_HOURS } from "#lib/kernel/limits.ts";
import type { Messages } from "../messages.ts";

export const profile: Messages["profile"] = {
  title: "Profile",
  lead: "This is what we have on file. Press “Change” beside what you want to change.",
  language: "Language",
  loginId: "User ID",
  kana: "Your name",
  kanaNote: "Your health insurance society registers your name. If it is wrong, please tell them by phone.",
  email: "Email address",
  changeEmail: "Change email",
  noEmail: "None",
  method: "Verification method",
  noMethod: "Not chosen yet",
  titles: {
    language: "Change the language",
    "login-id": "Change your user ID",
    method: "Change the verification method",
  },
  pending: (address) => `The change to ${address} has not been confirmed yet.`,
  toPending: "Go to the confirmation page",
  isSetUp: "Already set up",
  isNotSetUp: "Not set up yet. If you choose it, you go on to its set-up page.",
  submit: "Change",
  updateEmail: {
    title: "Change your email address",
    lead: "Enter your new email address and press “Continue”. We will send a confirmation email to it. Until you confirm it, your present address stays in use.",
    hint: "Family members can share one address.",
    unchanged: "This is the address you use now. To change it, enter a new one.",
    "already-pending":
      "We have already sent a confirmation email to this address. Press the link in it, or continue from “Go to the confirmation page”.",
    replaces: "If you press “Continue” below, that change is cancelled and replaced by the new address.",
  },
  confirmEmail: {
    lead: (email) => `We have sent a confirmation email to ${email}. Open it and press the link to confirm.`,
    codeUntil: (time) => `You can use the link and the code until ${time}. After that, press “Send the email again”.`,
    codeOver: "The link and the code have expired. Press “Send the email again”.",
    until: (deadline) => `Your request for this change stays open until ${deadline}.`,
    withdraw: "Cancel the change",
  },
  undoEmail: {
    title: "Undo the change of email address",
    leadPending: (to) => `Somebody asked to change your email address to ${to}.`,
    leadConfirmed: (to) => `Your email address was changed to ${to}.`,
    body: (email) =>
      `If this was not you, press the button below. The change is undone, and your email address will be ${email}. Every device that is logged in will be signed out.`,
    submit: "Undo the change",
    doneTitle: "The change has been undone",
    doneBody: "Your email address is back, and every device that was logged in has been signed out.",
    nextHeading: "What to do next",
    next: [
      "Somebody else may know your password. Log in with the button below and choose a new password.",
      "Open “Login methods” in the menu. Delete any authenticator app or passkey that you do not recognise.",
      "If you cannot log in, please call the number under “Need help?” below.",
    ],
    toPassword: "Change the password",
    deadTitle: "This link cannot be used",
    deadBody: `The link has been used already, ${UNDO_HOURS} hours have passed, or the change was cancelled. If you have received a later email, use the link in that one.`,
    deadHelp:
      "If a change remains that you did not make, log in and change your password, or call the number under “Need help?” below.",
  },
};
