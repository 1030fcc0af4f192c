"use client";
import { usePageHasFailed } from "./page-acts.tsx";
import type { StepCount } from "./steps.tsx";
import { useUi } from "./ui-context.tsx";

type PageTitleProps = { title: string; steps?: StepCount; hasFailed?: boolean };

/** The document's title: 「エラー: 生年月日の入力（手順 2 / 6）｜あおぞら健保」. Once on every page. */
export function PageTitle({ title, steps, hasFailed = false }: PageTitleProps) {
  const { siteName, text } = useUi();
  const prefix = usePageHasFailed() || hasFailed ? text.errorTitlePrefix : "";
  const step = steps ? stepInTitle(text.stepInTitle, steps) : "";
  const site = siteName ? `${text.titleSeparator}${siteName}` : "";
  return <title>{`${prefix}${title}${step}${site}`}</title>;
}

function stepInTitle(sentence: string, { current, total }: StepCount): string {
  return sentence.replace("{current}", String(current)).replace("{total}", String(total));
}
