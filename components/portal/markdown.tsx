import { type Block, parseMarkdown, type Span } from "#lib/insurers/parse-markdown.ts";
import { langOfJapanese } from "#lib/messages/request-messages.ts";

type Keyed<Item> = { key: string; item: Item };

/** Text never moves within its page: its place is its key. */
function inPlace<Item>(items: Item[]): Keyed<Item>[] {
  return items.map((item, place) => ({ key: String(place), item }));
}

/**
 * An insurer's own text (terms, notices) as elements, never as HTML.
 * @param topLevel the level its `#` gets on this page, below the page's heading
 */
export async function Markdown({ source, topLevel = 2 }: { source: string; topLevel?: 2 | 3 }) {
  return (
    <div lang={await langOfJapanese()} className="space-y-4 wrap-anywhere">
      {inPlace(parseMarkdown(source)).map(({ key, item }) => (
        <MarkdownBlock key={key} block={item} topLevel={topLevel} />
      ))}
    </div>
  );
}

function MarkdownBlock({ block, topLevel }: { block: Block; topLevel: number }) {
  if (block.kind === "heading") {
    const Heading = `h${topLevel + block.level - 1}` as "h2" | "h3" | "h4" | "h5";
    return (
      <Heading className={`pt-3 leading-[1.5] font-700 ${block.level === 1 ? "text-[1.25rem]" : "text-[1.125rem]"}`}>
        <Spans spans={block.spans} />
      </Heading>
    );
  }
  if (block.kind === "paragraph") {
    return (
      <p>
        {inPlace(block.lines).map(({ key, item }) => (
          <span key={key} className="block">
            <Spans spans={item} />
          </span>
        ))}
      </p>
    );
  }
  const List = block.isOrdered ? "ol" : "ul";
  return (
    <List
      start={block.isOrdered ? block.start : undefined}
      className={`space-y-1 pl-7 ${block.isOrdered ? "list-decimal" : "list-disc"}`}
    >
      {inPlace(block.items).map(({ key, item }) => (
        <li key={key}>
          <Spans spans={item} />
        </li>
      ))}
    </List>
  );
}

function Spans({ spans }: { spans: Span[] }) {
  return inPlace(spans).map(({ key, item }) =>
    item.isBold ? <strong key={key}>{item.text}</strong> : <span key={key}>{item.text}</span>,
  );
}
