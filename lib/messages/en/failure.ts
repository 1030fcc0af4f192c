import type { Messages } from "../messages.ts";

export const failure: Messages["failure"] = {
  documentTitle: "Error: the page could not be shown",
  title: "The page could not be shown",
  body: "Please wait a while and try again. If this happens again and again, please call your health insurance society.",
  retry: "Try again",
  backToPortal: "Back to the portal",
};
