// Runs in a worker thread (verify-bcrypt.ts). Plain JavaScript: the thread is started by path, from source and from a
// production build.
import bcrypt from "bcryptjs";

/** @param {{ typed: string, passwordHash: string }} task */
export default function compare({ typed, passwordHash }) {
  return bcrypt.compareSync(typed, passwordHash);
}
