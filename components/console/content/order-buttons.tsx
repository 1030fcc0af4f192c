import { Button } from "#components/ui/button.tsx";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { content: text } = consoleText;

type OrderButtonsProps = {
  action: (form: FormData) => Promise<void>;
  name: string;
  place: number;
  count: number;
  /** The state of the list that this page shows. */
  seen: string;
};

/** 「上へ」 and 「下へ」 of one entry of a list: a form, which works without JavaScript. */
export function OrderButtons({ action, name, place, count, seen }: OrderButtonsProps) {
  const button = (by: -1 | 1, label: string, short: string) => (
    <Button type="submit" variant="secondary" size="small" name="by" value={by} aria-label={label}>
      {short}
    </Button>
  );
  return (
    <form action={action} className="flex gap-2 whitespace-nowrap">
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="seen" value={seen} />
      {place > 0 ? button(-1, text.up(name), text.upShort) : null}
      {place < count - 1 ? button(1, text.down(name), text.downShort) : null}
    </form>
  );
}
