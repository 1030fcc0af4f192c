import { Cards } from "#components/embed/cards.tsx";
import { CardsLogin } from "#components/embed/cards-login.tsx";
import { FrameHeight } from "#components/embed/frame-height.tsx";
import { readCards } from "#lib/embed/cards.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { cardsToken } from "#lib/web/cookies/cards-cookie.ts";
import { allowFraming } from "#lib/web/request/allow-framing.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";

/** お知らせ and サービスメニュー in a frame of the insurer's homepage: to be read, and nothing else (spec §12.3). */
export default async function CardsPage({ searchParams }: PageProps<"/embed/cards">) {
  const [origins, token] = [await allowFraming(), await cardsToken()];
  const cards = token === undefined ? null : await readCards(await requestContext(), token);
  const opened = queryText((await searchParams).opened);
  const text = (await requestMessages()).embed.cards;
  return (
    <>
      {/* Whatever is clicked leaves the frame: no page of the portal or of a service is shown inside. */}
      <base target="_blank" />
      <FrameHeight origins={origins} />
      {cards ? <Cards {...cards} /> : <CardsLogin text={text} opened={opened} />}
    </>
  );
}
