// A login with 「メール認証」: the code comes by the outbox, the worker and a real mail server.
import { logInBy } from "../log-in.ts";
import { type Bench, watchLoad } from "../watch.ts";
import { type Peopled, walkSeconds } from "./place.ts";

export async function emailCodeBench({ stage, site, people }: Peopled): Promise<Bench> {
  await stage.owner.$executeRaw`
    update "Member" set "method" = 'email', "isEmailCodeEnabled" = true where "id" = any(${people.memberIds()}::uuid[])`;
  const { password } = people;
  const next = () => {
    const { loginId } = people.next(new Date());
    const code = () => stage.mailbox.nextCode(`${loginId}@example.jp`);
    return logInBy({ path: "/login/email-otp", code }, site, { loginId, password });
  };
  const measure = (seconds: number) => watchLoad("login by mail code", stage, { seconds: walkSeconds(seconds) }, next);
  return { name: "email-code", measure };
}
