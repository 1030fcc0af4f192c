import type { Messages } from "../messages.ts";

export const terms: Messages["terms"] = {
  leadRevised:
    "The terms of use have been revised. Please read them and select “I agree” if you accept them. You then go on to where you were going.",
  revisedOn: "Revised on",
  publishedOn: "Published on",
  edition: "Version",
  editionNumber: (version) => String(version),
  refuseNote: "If you select “I do not agree”, you are logged out. Nothing in your registration changes.",
  refusedTitle: "You are logged out",
  refusedBody: "The portal cannot be used without accepting the new terms of use. Your registration stays as it is.",
  refusedNext:
    "Once you can agree to the terms, please log in again. If you have questions, call the desk shown under “Need help?” below.",
};
