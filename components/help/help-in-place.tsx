import { Details } from "#components/ui/details.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { HelpPlace, HelpTopicId } from "#lib/messages/help.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { helpFacts } from "./help-facts.ts";
import { HelpParts } from "./help-parts.tsx";

type HelpInPlaceProps = {
  topic: HelpTopicId;
  insurer: Pick<Insurer, "policy">;
  /** The screen, if the answer has parts of its own for it. */
  place?: HelpPlace;
};

/** One answer of /help, folded on the screen where its question arises. */
export async function HelpInPlace({ topic, insurer, place }: HelpInPlaceProps) {
  const { help } = await requestMessages();
  const { title, parts } = help.topics[topic](helpFacts(insurer));
  const here = parts.filter(({ places }) => !places || (place && places.includes(place)));
  const summary = here.find((part) => part.summary)?.summary ?? title;
  return (
    <Details summary={summary}>
      <HelpParts
        parts={here.map(({ points, heading, summary: own }) => ({ points, heading: own ? undefined : heading }))}
      />
      <LinkList links={[{ href: `/help/${topic}`, label: help.more }]} />
    </Details>
  );
}
