import { consoleText } from "#lib/messages/ja/console/console.ts";

const { preview, previewHeading, previewEmpty } = consoleText.content;

/** The sentences of the Markdown preview, which runs in the browser. */
export const previewText = { preview, previewHeading, previewEmpty };
