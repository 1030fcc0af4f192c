import { BUSY_RETRY_SECONDS } from "#lib/kernel/limits.ts";
import type { Messages } from "../messages.ts";
import { failure } from "./failure.ts";

export const notFound: Messages["plainPages"][404] = {
  title: "Page not found",
  body: "The address is wrong, or the page no longer exists. Please go back to the portal and choose again.",
};

export const plainPages: Messages["plainPages"] = {
  400: {
    title: "The request arrived damaged",
    body: "The address was cut off, or what was sent is broken. Please go back to the portal and choose again.",
  },
  403: {
    title: "This action was not accepted",
    body: "For your safety, only actions that are sure to come from a page of this portal are accepted. Please go back to the portal and try again. If this happens again and again, please try another browser or call your health insurance society.",
  },
  404: notFound,
  405: {
    title: "This address cannot be opened this way",
    body: "The address cannot be used in this way. Please go back to the portal and choose again.",
  },
  409: {
    title: "The portal has been updated",
    body: "The portal was updated while the page was open, so what you sent has not been done. Please go back, reload the page, and try again.",
  },
  413: {
    title: "What was sent is too large",
    body: "Please go back to the previous page, shorten what you typed or choose a smaller file, and try again.",
  },
  500: { title: failure.title, body: failure.body },
  503: {
    title: "The portal is very busy",
    body: `What you sent has not been done yet. Please wait about ${BUSY_RETRY_SECONDS} seconds, then press your browser's reload button. What you entered is sent again as it is.`,
  },
};
