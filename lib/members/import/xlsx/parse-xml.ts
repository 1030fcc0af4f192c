import "server-only";
import type { Readable } from "node:stream";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { UnreadableFile } from "../import-problem.ts";

/** What a part's reader does with its elements; names without their prefix. */
export type XmlListener = {
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/** Feeds an XML part to `listener`, and yields the size of each piece. DTDs, and entities with them, are refused. */
export async function* parseXml(stream: Readable, listener: XmlListener): AsyncGenerator<number> {
  const parser = new SaxesParser();
  const refuse = () => {
    throw new UnreadableFile({ line: null, column: null, code: "not-a-list" });
  };
  parser.on("doctype", refuse);
  parser.on("error", refuse);
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => listener.open?.(localName(name), attributes));
  parser.on("closetag", ({ name }: SaxesTagPlain) => listener.close?.(localName(name)));
  parser.on("text", (text) => listener.text?.(text));
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield chunk.length;
  }
  parser.close();
}

/** Reads a small part to its end. */
export async function readXml(stream: Readable, listener: XmlListener): Promise<void> {
  for await (const _ of parseXml(stream, listener));
}
