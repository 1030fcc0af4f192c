import { notFound } from "next/navigation";
import { HelpAnswer } from "#components/help/help-answer.tsx";
import { findHelpTopic } from "#components/help/help-topics.ts";
import { PageTitle } from "#components/ui/page-title.tsx";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";
import { HelpFrame } from "../help-frame.tsx";

/** One answer of 「お困りのときは」 (manual 004, chapter 4; 002, pages 9 to 11). */
export default async function HelpTopicPage({ params }: PageProps<"/help/[topic]">) {
  const { topic: id } = await params;
  const topic = await findHelpTopic(await requireInsurer(), id);
  if (!topic) notFound();
  return (
    <HelpFrame>
      <PageTitle title={topic.title} />
      <HelpAnswer topic={topic} />
    </HelpFrame>
  );
}
