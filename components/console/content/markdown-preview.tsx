"use client";
import { useContext } from "react";
import { type MarkdownFrame, MarkdownText } from "#components/portal/markdown-text.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Block } from "#lib/insurers/parse-markdown.ts";

type MarkdownPreviewProps = {
  /** The stored text, until something else was typed and shown. */
  blocks: Block[];
  frame: MarkdownFrame;
  text: { preview: string; previewHeading: string; previewEmpty: string };
};

/** What the typed Markdown looks like to members; its button posts the form, so that it works without JavaScript. */
export function MarkdownPreview({ blocks, frame, text }: MarkdownPreviewProps) {
  const shown = useContext(FormContext).state.preview ?? blocks;
  return (
    <section aria-labelledby="preview" className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="preview" className="font-700">
          {text.previewHeading}
        </h2>
        <SubmitButton variant="secondary" size="small" name="choice" value="preview">
          {text.preview}
        </SubmitButton>
      </div>
      <div className="rounded-12 border border-solid-gray-420 p-4 sm:p-6">
        {shown.length > 0 ? (
          <MarkdownText blocks={shown} frame={frame} />
        ) : (
          <p className="text-quiet">{text.previewEmpty}</p>
        )}
      </div>
    </section>
  );
}
