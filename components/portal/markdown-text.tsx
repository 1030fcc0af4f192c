import { useId } from "react";
import { inPlace } from "#components/ui/in-place.ts";
import { WholeDates } from "#components/ui/whole-dates.tsx";
import type { Block, Inline } from "#lib/insurers/parse-markdown.ts";

export type MarkdownFrame = {
  /** The level of the text's `#`, below the page's heading. */
  topLevel: number;
  text: { table: string; opensOtherSite: string };
  /** The page's language, and the text's if it differs. */
  language: string;
  japanese: string | undefined;
};

type Placed = MarkdownFrame & { elsewhereId: string };

/** A scroll area needs keyboard focus (WCAG 2.1.1), which Safari does not give it. */
const SCROLLER = { tabIndex: 0 };

const CELL =
  "min-w-24 border border-solid-gray-420 px-3 py-2 text-left align-top [overflow-wrap:break-word] print:min-w-0 print:wrap-anywhere";

/** Markdown that was read, on the server or beside the form in which it is written. */
export function MarkdownText({ blocks, frame }: { blocks: Block[]; frame: MarkdownFrame }) {
  const elsewhereId = useId();
  return (
    <>
      <div lang={frame.japanese} className="space-y-4 [word-break:normal] wrap-anywhere">
        <Blocks blocks={blocks} frame={{ ...frame, elsewhereId }} />
      </div>
      <p id={elsewhereId} hidden>
        {frame.text.opensOtherSite}
      </p>
    </>
  );
}

function Blocks({ blocks, frame }: { blocks: Block[]; frame: Placed }) {
  return inPlace(blocks).map(({ key, item }) => <MarkdownBlock key={key} block={item} frame={frame} />);
}

function MarkdownBlock({ block, frame }: { block: Block; frame: Placed }) {
  switch (block.kind) {
    case "heading": {
      const Heading = `h${frame.topLevel + block.level - 1}` as "h2" | "h3" | "h4" | "h5";
      return (
        <Heading className={`pt-3 leading-[1.5] font-700 ${block.level === 1 ? "text-[1.25rem]" : "text-[1.125rem]"}`}>
          <Line line={block.children} frame={frame} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          {inPlace(block.lines).map(({ key, item }) => (
            <span key={key} className="block">
              <Line line={item} frame={frame} />
            </span>
          ))}
        </p>
      );
    case "list":
      return <List list={block} frame={frame} />;
    case "table":
      return <Table table={block} frame={frame} />;
    case "rule":
      return <hr className="border-solid-gray-420" />;
  }
}

function List({ list, frame }: { list: Extract<Block, { kind: "list" }>; frame: Placed }) {
  const Element = list.isOrdered ? "ol" : "ul";
  return (
    <Element
      start={list.isOrdered ? list.start : undefined}
      className={`space-y-1 pl-7 ${list.isOrdered ? "list-decimal" : "list-disc"}`}
    >
      {inPlace(list.items).map(({ key, item }) => (
        <li key={key} className="space-y-1">
          <Blocks blocks={item} frame={frame} />
        </li>
      ))}
    </Element>
  );
}

/** Scrolls where a phone is too narrow; wraps on paper. */
function Table({ table, frame }: { table: Extract<Block, { kind: "table" }>; frame: Placed }) {
  return (
    <figure
      {...SCROLLER}
      lang={frame.language}
      aria-label={frame.text.table}
      className="overflow-x-auto print:overflow-visible"
    >
      <table lang={frame.japanese} className="border-collapse text-[1rem] leading-[1.6]">
        <thead className="bg-solid-gray-50">
          <tr>
            {inPlace(table.head).map(({ key, item }) => (
              <th key={key} scope="col" className={`${CELL} font-700`}>
                <Line line={item} frame={frame} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inPlace(table.rows).map(({ key, item: row }) => (
            <tr key={key} className="break-inside-avoid">
              {inPlace(row).map(({ key: column, item }) => (
                <td key={column} className={CELL}>
                  <Line line={item} frame={frame} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Line({ line, frame }: { line: Inline[]; frame: Placed }) {
  return inPlace(line).map(({ key, item }) => <Piece key={key} piece={item} frame={frame} />);
}

function Piece({ piece, frame }: { piece: Inline; frame: Placed }) {
  if (piece.kind === "text")
    return (
      <span>
        <WholeDates>{piece.text}</WholeDates>
      </span>
    );
  const inside = <Line line={piece.children} frame={frame} />;
  if (piece.kind === "bold") return <strong>{inside}</strong>;
  const elsewhere = piece.isElsewhere ? { rel: "noreferrer", "aria-describedby": frame.elsewhereId } : {};
  return (
    <a href={piece.href} {...elsewhere} className="text-link underline underline-offset-4 hover:decoration-2">
      {inside}
    </a>
  );
}
