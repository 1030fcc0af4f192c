import { parseMarkdown } from "#lib/insurers/parse-markdown.ts";
import { langOfJapanese, requestLanguage, requestMessages } from "#lib/messages/request-messages.ts";
import { type MarkdownFrame, MarkdownText } from "./markdown-text.tsx";

/** What an insurer's text needs of the page around it. @param topLevel the level of its `#`, below the page's heading */
export async function markdownFrame(topLevel: 2 | 3): Promise<MarkdownFrame> {
  const { portal } = await requestMessages();
  const text = { table: portal.table, opensOtherSite: portal.top.opensOtherSite };
  return { topLevel, text, language: await requestLanguage(), japanese: await langOfJapanese() };
}

/** An insurer's text as elements, never as HTML. */
export async function Markdown({ source, topLevel = 2 }: { source: string; topLevel?: 2 | 3 }) {
  return <MarkdownText blocks={parseMarkdown(source)} frame={await markdownFrame(topLevel)} />;
}
