import { consoleText } from "#lib/messages/ja/console/console.ts";

const { fields, checks, preview, previewLogin, previewTop, previewButton, previewMenu } = consoleText.branding;

const screens = { previewLogin, previewTop, previewButton, previewMenu };

/** The sentences of the form of 「見た目」, which runs in the browser. */
export const lookText = { fields, checks, preview, screens };
